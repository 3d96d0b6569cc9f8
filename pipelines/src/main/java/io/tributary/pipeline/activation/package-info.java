/** Audience members as the lines of files that destinations accept. */
package io.tributary.pipeline.activation;
