/** From margins to probabilities that come true as often as they say. */
package io.tributary.model.calibration;
