package io.tributary.pipeline.profile;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gives facts their person: the first token of class PERSON that was the person's at the time of
 * the fact. A fact whose tokens lead nowhere stays, with the reason.
 */
public final class PersonsOfFacts {

  private PersonsOfFacts() {}

  /**
   * Adds {@code one_id} and {@code link_reason}: linked, no-identifier, or shared-only.
   *
   * @param facts rows of a silver fact table
   * @param identityMap identity.identity_map
   */
  public static Dataset<Row> of(Dataset<Row> facts, TableSpec table, Dataset<Row> identityMap) {
    return of(facts, table.eventTime().orElseThrow().column(), identityMap);
  }

  /** The same for rows of one time: {@code at} is an expression over the rows. */
  public static Dataset<Row> of(Dataset<Row> facts, Column at, Dataset<Row> identityMap) {
    Dataset<Row> owners = identityMap
        .where("recorded_to is null")
        .select(col("token").as("owned"), col("one_id"), col("valid_from"), col("valid_to"));
    // Facts share few lists of tokens, and a list leads to one person at one time.
    Dataset<Row> found = facts
        .select(Columns.TOKENS.column(), at.as("at"))
        .distinct()
        .select(col("tokens"), col("at"), posexplode(col("tokens")))
        .join(owners, col("col").equalTo(col("owned")))
        .where(isOwnedAt(col("at")))
        .groupBy(col("tokens").as("found_tokens"), col("at").as("found_at"))
        .agg(min_by(col("one_id"), firstThenToday()).as("one_id"));
    Column[] columns = Stream.concat(
            Arrays.stream(facts.columns()).map(facts::col),
            Stream.of(col("one_id"), reason().as("link_reason")))
        .toArray(Column[]::new);
    return facts
        .join(
            found,
            facts.col("tokens").equalTo(col("found_tokens")).and(at.eqNullSafe(col("found_at"))),
            "left")
        .select(columns);
  }

  /** A fact of unknown time is its identifier's owner's of today. */
  private static Column firstThenToday() {
    return struct(
        col("pos"), col("valid_to").isNotNull(), unix_micros(col("valid_from")).multiply(-1));
  }

  private static Column isOwnedAt(Column at) {
    Column hasBegun = col("valid_from").isNull().or(at.geq(col("valid_from")));
    Column lasts = col("valid_to").isNull().or(at.lt(col("valid_to")));
    return coalesce(hasBegun.and(lasts), lit(true));
  }

  private static Column reason() {
    return when(col("one_id").isNotNull(), "linked")
        .when(coalesce(size(Columns.TOKENS.column()), lit(0)).leq(0), "no-identifier")
        .otherwise("shared-only");
  }
}
