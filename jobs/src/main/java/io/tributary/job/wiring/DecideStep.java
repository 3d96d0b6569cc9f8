package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.identity.Stewardship;
import io.tributary.pipeline.identity.Stewardship.Pair;
import io.tributary.schema.table.StewardDecisions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A steward's decision is written down; the next identity build goes by it. */
final class DecideStep implements Step {

  private final Decision decision;

  DecideStep(Decision decision) {
    this.decision = decision;
  }

  @Override
  public void run(JobRun run) {
    Row row = RowFactory.create(
        id(run.runId()),
        decision.kind(),
        decision.a().orElse(null),
        decision.b().orElse(null),
        decision.pinned().orElse(null),
        decision.isWithdrawn(),
        decision.note(),
        run.now(),
        run.runId());
    Dataset<Row> rows =
        run.lake().session().createDataFrame(List.of(row), StewardDecisions.TABLE.schema());
    run.commit(StewardDecisions.TABLE, rows, new WriteMode.Append());
  }

  private String id(String runId) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256")
          .digest((decision + "|" + runId).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("This Java has no SHA-256, which every Java has.", missing);
    }
  }

  /** What holds of all decisions: the newest on each two identifiers and each OneID. */
  static Stewardship standing(Dataset<Row> decisions) {
    List<Row> rows = new ArrayList<>(decisions.collectAsList());
    rows.sort(Comparator.comparing((Row row) -> row.<Comparable<Object>>getAs("decided_at"))
        .thenComparing(row -> row.<String>getAs("run_id")));
    Map<String, Row> newest = new LinkedHashMap<>();
    rows.forEach(row -> newest.put(subject(row), row));
    List<Pair> together = new ArrayList<>();
    List<Pair> apart = new ArrayList<>();
    Set<String> pinned = new TreeSet<>();
    for (Row row : newest.values()) {
      if (!row.<Boolean>getAs("is_withdrawn")) {
        switch (row.<String>getAs("kind")) {
          case "merge" -> together.add(new Pair(row.getAs("a"), row.getAs("b")));
          case "split" -> apart.add(new Pair(row.getAs("a"), row.getAs("b")));
          default -> pinned.add(row.getAs("pinned"));
        }
      }
    }
    return new Stewardship(together, apart, pinned);
  }

  private static String subject(Row row) {
    return row.getAs("pinned") == null
        ? row.getAs("a") + " " + row.getAs("b")
        : row.getAs("pinned");
  }
}
