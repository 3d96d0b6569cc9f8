package io.tributary.pipeline.standard;

import java.util.List;
import org.apache.spark.sql.types.DataType;

/**
 * One standardiser as the dictionary lists it.
 *
 * @param name what contracts call it
 * @param type of its values with the default parameters
 * @param parameters what can be set
 * @param says what it does, in one sentence
 */
public record StandardiserEntry(
    String name, DataType type, List<Parameter> parameters, String says) {

  public StandardiserEntry {
    parameters = List.copyOf(parameters);
  }

  /**
   * One parameter.
   *
   * @param name what contracts call it
   * @param defaultValue as a contract would write it; empty where there is none
   * @param says what it changes
   */
  public record Parameter(String name, String defaultValue, String says) {}
}
