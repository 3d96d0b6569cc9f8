package io.tributary.job.cli;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.CustomerReasons;
import io.tributary.schema.table.CustomerScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The newest score of a person, and what moved it most.
 *
 * @param score a row of gold.customer_scores as JSON
 * @param reasons rows of gold.customer_reasons, the greatest first
 */
record ScoreExplanation(String score, Dataset<Row> reasons) {

  /**
   * Of the newest release.
   *
   * @throws IllegalArgumentException when there is no such model, or the person has no score
   */
  static ScoreExplanation of(OpenWorkspace open, String model, String oneId) {
    ModelEvaluation.named(open.settings().models(), model);
    List<String> score = rows(open, CustomerScores.TABLE, model, oneId)
        .orderBy(col("as_of").desc())
        .limit(1)
        .toJSON()
        .collectAsList();
    if (score.isEmpty()) {
      throw new IllegalArgumentException("Person " + oneId + " has no score of " + model
          + " in the newest release: not of its population, or no version may score ('tributary"
          + " model list' says why).");
    }
    Dataset<Row> reasons = rows(open, CustomerReasons.TABLE, model, oneId)
        .orderBy("reason_rank")
        .select("reason_rank", "feature", "value", "contribution", "text_zh", "text_en");
    return new ScoreExplanation(score.get(0), reasons);
  }

  /** Both as one document. */
  Map<String, Object> document() throws JsonProcessingException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("score", Output.parsed(score));
    document.put(
        "reasons", Output.parsed("[" + String.join(",", reasons.toJSON().collectAsList()) + "]"));
    return document;
  }

  private static Dataset<Row> rows(
      OpenWorkspace open, TableSpec table, String model, String oneId) {
    return open.released()
        .apply(table)
        .where(col("model").equalTo(model).and(col("one_id").equalTo(oneId)));
  }
}
