package io.tributary.model.calibration;

/**
 * Rows of almost the same margin.
 *
 * @param margin their margin, to a hundredth
 * @param fold 0 or 1, drawn by hash of the row's key
 * @param rows how many
 * @param positives those that bought
 */
public record MarginBin(double margin, int fold, long rows, long positives) {}
