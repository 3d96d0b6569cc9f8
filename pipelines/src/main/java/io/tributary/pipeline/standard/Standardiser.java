package io.tributary.pipeline.standard;

import java.io.Serializable;
import org.apache.spark.sql.types.DataType;

/**
 * Turns one raw value into its standard form. Stateless and safe for many threads;
 * {@link Standardisers#named} builds one.
 */
public interface Standardiser extends Serializable {

  /**
   * The standard form of one raw value.
   *
   * @param raw the value as the file has it; null is SQL null and is {@link Standardised.Missing}
   */
  Standardised apply(String raw);

  /** The Spark type of the values. */
  DataType type();

  /** The name contracts call it by. */
  String name();

  /** What it does, in one sentence for the dictionary. */
  String says();
}
