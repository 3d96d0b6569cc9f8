package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.tributary.schema.table.PersonTags;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** gold.person_tags: the tags of {@link PersonRows}, one row each. */
public final class PersonTagsTransform {

  private PersonTagsTransform() {}

  /**
   * One row per person and tag that holds.
   *
   * @param persons {@link PersonRows}, of definitions with at least one tag
   */
  public static Dataset<Row> apply(Dataset<Row> persons) {
    return persons
        .select(
            col("one_id"), col("brand_id"), explode(col(PersonRows.TAG_ROWS)).as("tag"))
        .select("one_id", "brand_id", "tag.*")
        .transform(PersonTags.TABLE::conform);
  }
}
