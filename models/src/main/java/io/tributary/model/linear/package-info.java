/** A model whose margin is a weighted sum. */
package io.tributary.model.linear;
