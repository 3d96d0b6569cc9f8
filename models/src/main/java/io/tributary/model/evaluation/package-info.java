/** How well scores foretold what came. */
package io.tributary.model.evaluation;
