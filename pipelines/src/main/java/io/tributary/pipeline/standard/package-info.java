/** Standardisers: one raw value in, one standard value or the reason there is none out. */
package io.tributary.pipeline.standard;
