package io.tributary.job.maintenance;

import io.tributary.job.lake.Lake;
import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobRun;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import io.tributary.schema.governance.Governance;
import io.tributary.schema.governance.TablePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataTypes;

/**
 * Deletes rows that were kept as long as they are to be. A row whose time is on the day so many
 * days ago is kept; one of the day before is not. Records of a feed go file by file, and with them
 * the rows of silver they stand behind, so that the books still balance; of a document that a
 * younger file brought again the younger version stays.
 */
public final class Retention {

  private static final int FILES_AT_ONCE = 500;

  private final Governance policies;
  private final List<TableSpec> tables;
  private final Map<TableSpec, FeedContract> feeds;
  private final ZoneId zone;

  /**
   * The retention of tables.
   *
   * @param tables those it is for
   * @param feeds contracts by bronze table
   */
  public Retention(
      Governance policies,
      List<TableSpec> tables,
      Map<TableSpec, FeedContract> feeds,
      ZoneId zone) {
    this.policies = policies;
    this.tables = List.copyOf(tables);
    this.feeds = Map.copyOf(feeds);
    this.zone = zone;
  }

  /** The job that does it, under the lease of the lake; repeated, it finds nothing more. */
  public Job job(Consumer<Done> done) {
    List<TableSpec> writes = new ArrayList<>(tables);
    tables.stream()
        .flatMap(table -> Optional.ofNullable(feeds.get(table)).stream())
        .flatMap(contract -> silver(contract).stream())
        .filter(table -> !writes.contains(table))
        .forEach(writes::add);
    return new Job("maintain.retain", Cadence.ON_DEMAND, List.of(), writes, run -> {
      for (TableSpec table : tables) {
        if (run.lake().exists(table)) {
          retain(run, table, done);
        }
      }
    });
  }

  /** What it would do now. */
  public void preview(Lake lake, Instant now, Consumer<Done> done) {
    for (TableSpec table : tables) {
      if (lake.exists(table)) {
        old(table, now).ifPresent(predicate -> {
          long rows = lake.read(table).where(predicate).count();
          tell(table, rows, "to be deleted", now, done);
        });
      }
    }
  }

  private void retain(JobRun run, TableSpec table, Consumer<Done> done) {
    Optional<String> predicate = old(table, run.now());
    if (predicate.isEmpty()) {
      return;
    }
    FeedContract contract = feeds.get(table);
    if (contract != null) {
      retire(run, table, contract, predicate.get());
    }
    long rows = run.delete("retain", table, predicate.get()).rows();
    tell(table, rows, "deleted", run.now(), done);
  }

  private void tell(TableSpec table, long rows, String what, Instant now, Consumer<Done> done) {
    if (rows > 0) {
      done.accept(new Done(
          table.id(), rows, rows + " rows " + what + ", of days before " + firstKept(table, now)));
    }
  }

  /** The rows of silver that stand for records of the files that go, and a note of the files. */
  private void retire(JobRun run, TableSpec bronze, FeedContract contract, String predicate) {
    RetiredFiles files = RetiredFiles.of(run, contract.feed(), bronze, predicate);
    List<String> paths = files.paths();
    for (TableSpec table : silver(contract)) {
      IntStream.range(0, (paths.size() + FILES_AT_ONCE - 1) / FILES_AT_ONCE)
          .forEach(part -> run.delete(
              "retain " + contract.feed() + " " + part,
              table,
              "_feed = '" + contract.feed() + "' and _file in ("
                  + paths.stream()
                      .skip((long) part * FILES_AT_ONCE)
                      .limit(FILES_AT_ONCE)
                      .map(path -> "'" + path.replace("\\", "\\\\").replace("'", "\\'") + "'")
                      .collect(Collectors.joining(", "))
                  + ")"));
    }
    run.record("retired " + contract.feed(), files.rows());
  }

  private static List<TableSpec> silver(FeedContract contract) {
    return contract.targets().stream()
        .map(Target::table)
        .distinct()
        .map(name -> Tables.named(name).orElseThrow())
        .toList();
  }

  /** Which rows are old; empty where none ever is. */
  private Optional<String> old(TableSpec table, Instant now) {
    TablePolicy policy = policies.of(table);
    if (policy.keepDays().isEmpty() || table.database().equals("silver")) {
      return Optional.empty();
    }
    LocalDate first = firstKept(table, now);
    if (feeds.containsKey(table)) {
      // A path without a day may bring old and new records: its silver rows cannot be told apart.
      return Optional.of("_file_day < date'" + first + "'");
    }
    if (policy.by().isPresent()) {
      String column = policy.by().get();
      boolean isDate = table
          .field(column)
          .filter(field -> field.type().equals(DataTypes.DateType))
          .isPresent();
      return Optional.of(
          isDate
              ? column + " < date'" + first + "'"
              : column + " < timestamp'" + first.atStartOfDay(zone).toInstant() + "'");
    }
    return table.eventTime().map(field -> "business_date < date'" + first + "'");
  }

  private LocalDate firstKept(TableSpec table, Instant now) {
    int days = policies.of(table).keepDays().orElse(0);
    return now.atZone(zone).toLocalDate().minusDays(days);
  }

  /** Bronze tables by contract, in order. */
  public static Map<TableSpec, FeedContract> byTable(
      List<TableSpec> bronze, List<FeedContract> contracts) {
    Map<String, FeedContract> byName = new TreeMap<>();
    contracts.forEach(contract -> byName.put("bronze." + contract.feed(), contract));
    return bronze.stream()
        .filter(table -> byName.containsKey(table.id()))
        .collect(Collectors.toMap(table -> table, table -> byName.get(table.id())));
  }
}
