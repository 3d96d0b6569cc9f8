/** What a model may look at: facts before a snapshot, as numbers. */
package io.tributary.model.feature;
