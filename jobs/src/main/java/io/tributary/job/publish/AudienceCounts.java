package io.tributary.job.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.tributary.pipeline.activation.ExportLinesTransform.Outcome;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What became of an audience's members on their way into a delivery. */
final class AudienceCounts {

  private final SortedMap<String, Long> byOutcome = new TreeMap<>();
  private final SortedMap<String, Long> suppressions = new TreeMap<>();
  private final SortedMap<String, Long> rejections = new TreeMap<>();
  private final SortedMap<String, Long> notices = new TreeMap<>();
  private final SortedSet<String> ruleVersions = new TreeSet<>();
  private long members;
  private long kept;

  AudienceCounts() {}

  /** By audience; one without members is left out. */
  static Map<String, AudienceCounts> of(Dataset<Row> lines) {
    Map<String, AudienceCounts> counts = new HashMap<>();
    lines
        .groupBy("audience_id", "outcome", "detail", "notice_version", "rule_version")
        .agg(
            count(lit(1)).as("count"),
            sum("persons").as("persons"),
            count_if(col("was_there")).as("kept"))
        .collectAsList()
        .forEach(row -> counts
            .computeIfAbsent(row.getAs("audience_id"), any -> new AudienceCounts())
            .add(row));
    return counts;
  }

  private void add(Row row) {
    String outcome = row.getAs("outcome");
    String detail = row.getAs("detail");
    long count = row.getAs("count");
    byOutcome.merge(outcome, count, Long::sum);
    members += row.<Long>getAs("persons");
    ruleVersions.add(row.getAs("rule_version"));
    if (outcome.equals(Outcome.SUPPRESSED.word())) {
      suppressions.merge(detail, count, Long::sum);
    } else if (outcome.equals(Outcome.REJECTED.word())) {
      rejections.merge(detail, count, Long::sum);
    } else if (outcome.equals(Outcome.EXPORTED.word())) {
      kept += row.<Long>getAs("kept");
      notices.merge(String.valueOf(row.<String>getAs("notice_version")), count, Long::sum);
    }
  }

  long members() {
    return members;
  }

  /** Rows of an outcome: persons, refused values, or lines. */
  long of(Outcome outcome) {
    return byOutcome.getOrDefault(outcome.word(), 0L);
  }

  /** Lines the last delivery has too. */
  long kept() {
    return kept;
  }

  /** Suppressed persons by reason. */
  SortedMap<String, Long> suppressions() {
    return Collections.unmodifiableSortedMap(suppressions);
  }

  /** Refused values by kind and reason. */
  SortedMap<String, Long> rejections() {
    return Collections.unmodifiableSortedMap(rejections);
  }

  /** Lines by the version of the notice their consent was given under. */
  SortedMap<String, Long> notices() {
    return Collections.unmodifiableSortedMap(notices);
  }

  /** Versions of the audience's rule that let the members in. */
  String ruleVersions() {
    return String.join(",", ruleVersions);
  }
}
