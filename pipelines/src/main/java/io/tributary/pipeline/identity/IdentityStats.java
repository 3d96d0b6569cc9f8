package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pow;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What to watch of an identity build: a few rows of figures, and when they mean trouble. */
public final class IdentityStats {

  /** A person of fewer identifiers alarms nobody, however small the lake. */
  public static final int SMALLEST_ALARM = 100;

  private static final int BIGGEST = 10;

  private IdentityStats() {}

  /**
   * Rows {@code measure, subject, kind, value}: {@code identifiers}, {@code hash_collisions} by
   * class and kind; {@code links} by state and reason; {@code persons} by status;
   * {@code biggest_person}; {@code persons_of_size} by size range (1, 2-3, 4-7 …); {@code biggest}
   * by OneID and kind for the ten largest persons.
   *
   * @param identifiers identity.identifiers
   * @param links identity.links
   * @param persons identity.persons
   * @param identityMap identity.identity_map
   */
  public static Dataset<Row> of(
      Dataset<Row> identifiers,
      Dataset<Row> links,
      Dataset<Row> persons,
      Dataset<Row> identityMap) {
    Column none = lit("");
    Dataset<Row> living = persons.where("status = 'ACTIVE'");
    return figures(identifiers, "identifiers", col("class"), col("kind"))
        .unionByName(collisions(identifiers))
        .unionByName(figures(links, "links", col("state"), coalesce(col("state_reason"), none)))
        .unionByName(figures(persons, "persons", col("status"), none))
        .unionByName(living
            .agg(coalesce(max("identifier_count"), lit(0L)).as("value"))
            .select(
                lit("biggest_person").as("measure"),
                none.as("subject"),
                none.as("kind"),
                col("value")))
        .unionByName(figures(living, "persons_of_size", range(), none))
        .unionByName(biggest(living, identifiers, identityMap));
  }

  /**
   * Why the build must not be published: the biggest person has more identifiers than ten times
   * yesterday's and 1,000, or than 0.1 % of all (and at least {@link #SMALLEST_ALARM}).
   *
   * @param biggest identifiers of the biggest person
   * @param yesterday the same the run before; 0 when there was none
   * @param identifiers identifiers of class PERSON in all
   */
  public static Optional<String> alarm(long biggest, long yesterday, long identifiers) {
    long jump = Math.max(1000, 10 * yesterday);
    if (biggest > jump) {
      return Optional.of("The biggest person has " + biggest + " identifiers, more than " + jump
          + " (yesterday " + yesterday + "). Look at the biggest persons' links, then block the"
          + " value or set shared-when for its kind in identity.yaml.");
    }
    if (biggest > SMALLEST_ALARM && biggest * 1000 > identifiers) {
      return Optional.of("The biggest person has " + biggest + " of " + identifiers
          + " identifiers, more than 0.1 %. Look at the biggest persons' links, then block the"
          + " value or set shared-when for its kind in identity.yaml.");
    }
    return Optional.empty();
  }

  private static Dataset<Row> figures(
      Dataset<Row> rows, String measure, Column subject, Column kind) {
    return rows.groupBy(subject.as("subject"), kind.as("kind"))
        .agg(count(lit(1)).as("value"))
        .select(lit(measure).as("measure"), col("subject"), col("kind"), col("value"));
  }

  /** Identifiers that share their 64-bit hash with another: links would mistake them. */
  private static Dataset<Row> collisions(Dataset<Row> identifiers) {
    return identifiers
        .groupBy("id_hash")
        .count()
        .agg(count_if(col("count").gt(1)).as("value"))
        .select(
            lit("hash_collisions").as("measure"),
            lit("").as("subject"),
            lit("").as("kind"),
            col("value"));
  }

  private static Column range() {
    Column lowest = pow(lit(2), floor(log2(col("identifier_count")))).cast("bigint");
    Column highest = lowest.multiply(2).minus(1);
    return org.apache
        .spark
        .sql
        .functions
        .when(lowest.equalTo(1), "1")
        .otherwise(concat(lowest, lit("-"), highest));
  }

  private static Dataset<Row> biggest(
      Dataset<Row> living, Dataset<Row> identifiers, Dataset<Row> identityMap) {
    Dataset<Row> largest = living
        .orderBy(col("identifier_count").desc(), col("one_id"))
        .limit(BIGGEST)
        .select("one_id");
    Dataset<Row> theirs = identityMap
        .where("recorded_to is null and valid_to is null")
        .select("token", "one_id")
        .join(largest, "one_id");
    return figures(
        theirs.join(identifiers.select("token", "kind"), "token"),
        "biggest",
        col("one_id"),
        col("kind"));
  }
}
