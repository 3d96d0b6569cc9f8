package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/**
 * One row per trained version of a model, kept for ever: what it learnt from, its coefficients and
 * whether it may score. The newest champion scores.
 */
public final class ModelRegistry {

  /** A feature of a model: how its values lay in training, and what it weighs. */
  public static final StructType WEIGHT = new StructType()
      .add("name", DataTypes.StringType)
      .add("mean", DataTypes.DoubleType)
      .add("deviation", DataTypes.DoubleType)
      .add("coefficient", DataTypes.DoubleType);

  /** How a margin (log-odds) becomes a probability: a line, or the corners of a staircase. */
  public static final StructType CALIBRATION = new StructType()
      .add("method", DataTypes.StringType)
      .add("slope", DataTypes.DoubleType)
      .add("intercept", DataTypes.DoubleType)
      .add("margins", new ArrayType(DataTypes.DoubleType, false))
      .add("probabilities", new ArrayType(DataTypes.DoubleType, false));

  public static final Field MODEL = Field.string("model", "The model.").notNull();
  public static final Field VERSION =
      Field.string("version", "When it was trained by the run's clock, UTC.").notNull();
  public static final Field STATUS = Field.string(
          "status",
          "champion (scores), rejected (did not pass the gate), or refused (was not trained).")
      .notNull();
  public static final Field REASON = Field.string(
          "reason", "Why that status: the gate's figures, or what training lacked.")
      .notNull();
  public static final Field APPROVER =
      Field.string("approver", "Who promoted it: gate, or a person.");
  public static final Field TRAINED_AT =
      Field.timestamp("trained_at", "The run's clock.").notNull();
  public static final Field AS_OF = Field.date(
          "as_of", "The day before which everything was known to training.")
      .notNull();
  public static final Field ALGORITHM = Field.string("algorithm", "logistic-regression.");
  public static final Field LABEL = Field.string("label", "What is foretold, in words.");
  public static final Field TRAINING_SNAPSHOTS = days("training_snapshots", "Days it learnt from.");
  public static final Field CALIBRATION_SNAPSHOTS =
      days("calibration_snapshots", "Days that turned its margins into probabilities.");
  public static final Field TEST_SNAPSHOTS = days("test_snapshots", "Days it was tested on.");
  public static final Field TRAINING_ROWS =
      Field.count("training_rows", "Persons × snapshots it learnt from.");
  public static final Field PENALTY = Field.of(
      "penalty", DataTypes.DoubleType, "L2 penalty chosen by log-loss over rolling time folds.");
  public static final Field INTERCEPT =
      Field.of("intercept", DataTypes.DoubleType, "Margin where every feature is 0.");
  public static final Field FEATURES = Field.of(
      "features", new ArrayType(WEIGHT, false), "Its features in order, with their weights.");
  public static final Field CALIBRATED =
      Field.of("calibration", CALIBRATION, "How margins become probabilities.");
  public static final Field LEFT_OUT = Field.of(
      "left_out",
      DataTypes.createArrayType(DataTypes.StringType),
      "Features left out: their source begins too late for the earliest snapshot.");
  public static final Field SPEC_HASH =
      Field.string("spec_hash", "Hash of what the model's file says.").notNull();
  public static final Field FEATURE_HASH =
      Field.string("feature_hash", "Hash of the features' names and definitions.");
  public static final Field TABLE_VERSIONS = Field.of(
      "table_versions",
      new MapType(DataTypes.StringType, DataTypes.LongType, false),
      "Version of each table read.");
  public static final Field CODE_VERSION = Field.string(
          "code_version", "Version of the program's features and training.")
      .notNull();
  public static final Field SPARK_VERSION =
      Field.string("spark_version", "Version of Spark.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "gold",
      "model_registry",
      "model × version",
      List.of(
          MODEL,
          VERSION,
          STATUS,
          REASON,
          APPROVER,
          TRAINED_AT,
          AS_OF,
          ALGORITHM,
          LABEL,
          TRAINING_SNAPSHOTS,
          CALIBRATION_SNAPSHOTS,
          TEST_SNAPSHOTS,
          TRAINING_ROWS,
          PENALTY,
          INTERCEPT,
          FEATURES,
          CALIBRATED,
          LEFT_OUT,
          SPEC_HASH,
          FEATURE_HASH,
          TABLE_VERSIONS,
          CODE_VERSION,
          SPARK_VERSION),
      List.of(MODEL, VERSION));

  private ModelRegistry() {}

  private static Field days(String name, String says) {
    return Field.of(name, DataTypes.createArrayType(DataTypes.DateType), says);
  }
}
