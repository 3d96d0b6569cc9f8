/** Silver: the standing version of every document of a feed, as rows of the target tables. */
package io.tributary.pipeline.silver;
