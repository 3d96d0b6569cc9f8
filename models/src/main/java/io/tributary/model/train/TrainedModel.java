package io.tributary.model.train;

import io.tributary.model.calibration.Calibration;
import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.linear.LinearModel;

/**
 * What training gives.
 *
 * @param model the fitted model
 * @param penalty strength of the L2 penalty that foretold later snapshots best
 * @param rows persons × snapshots it learnt from
 * @param calibration fitted on the calibration snapshots
 * @param evaluation of all splits
 */
public record TrainedModel(
    LinearModel model, double penalty, long rows, Calibration calibration, Evaluation evaluation) {}
