/** Scores and their reasons. */
package io.tributary.model.score;
