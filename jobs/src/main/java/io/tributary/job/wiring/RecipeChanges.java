package io.tributary.job.wiring;

import io.tributary.job.lake.Lake;
import io.tributary.schema.table.Recipes;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is made otherwise now than when the lake's runs last made it. */
public final class RecipeChanges {

  /**
   * One part that differs.
   *
   * @param change new, changed or gone
   * @param version its hash now; empty where it is gone
   */
  public record Change(String job, String part, String change, Optional<String> version) {}

  private RecipeChanges() {}

  /**
   * The parts that differ from the newest ones known, by job and part; none for a lake that knows
   * none.
   *
   * @param now hashes by part, by job
   */
  public static List<Change> of(Lake lake, Map<String, Map<String, String>> now) {
    return lake.exists(Recipes.TABLE) ? of(lake.read(Recipes.TABLE), now) : List.of();
  }

  static List<Change> of(Dataset<Row> recipes, Map<String, Map<String, String>> now) {
    Map<List<String>, String> before = new HashMap<>();
    recipes.collectAsList().stream()
        .sorted(Comparator.<Row, Timestamp>comparing(row -> row.getAs("at"))
            .thenComparing(row -> row.<String>getAs("run_id")))
        .forEach(row -> before.put(
            List.of(row.<String>getAs("job"), row.<String>getAs("part")), row.getAs("version")));
    Map<List<String>, String> after = new HashMap<>();
    now.forEach(
        (job, parts) -> parts.forEach((part, version) -> after.put(List.of(job, part), version)));
    TreeSet<List<String>> all =
        new TreeSet<>(Comparator.<List<String>, String>comparing(one -> one.get(0))
            .thenComparing(one -> one.get(1)));
    all.addAll(before.keySet());
    all.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (List<String> one : all) {
      String old = before.get(one);
      String current = after.get(one);
      if (!Objects.equals(old, current)) {
        String change = old == null ? "new" : current == null ? "gone" : "changed";
        changes.add(new Change(one.get(0), one.get(1), change, Optional.ofNullable(current)));
      }
    }
    return changes;
  }
}
