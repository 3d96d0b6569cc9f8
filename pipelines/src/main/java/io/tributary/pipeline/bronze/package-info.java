/** Bronze: the bytes of landing files become typed rows with standard values and reasons. */
package io.tributary.pipeline.bronze;
