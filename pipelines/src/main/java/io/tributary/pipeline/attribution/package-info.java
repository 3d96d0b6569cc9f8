/** Which touches led to which conversions, and what channels brought for what they cost. */
package io.tributary.pipeline.attribution;
