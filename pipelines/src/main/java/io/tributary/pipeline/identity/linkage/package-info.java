/** Scored links: which records are one person's by how alike they are. */
package io.tributary.pipeline.identity.linkage;
