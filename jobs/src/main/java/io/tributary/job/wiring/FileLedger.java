package io.tributary.job.wiring;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.Landing;
import io.tributary.job.lake.LandingFile;
import io.tributary.job.run.Window;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.table.Files;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Which files of a feed are known, by path and content. Holds one entry a file of the feed on the
 * driver: a few hundred bytes each, like the listing itself.
 */
final class FileLedger {

  /** What a file's row in ops.files says of it. */
  static final String STARTED = "started";

  static final String INGESTED = "ingested";
  static final String HELD = "held";
  static final String DUPLICATE = "duplicate";
  static final String EMPTY = "empty";
  static final String DAMAGED = "damaged";
  static final String WITHDRAWN = "withdrawn";

  private static final Set<String> FINAL = Set.of(INGESTED, DUPLICATE, EMPTY, DAMAGED);

  private final Set<String> unchanged = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> paths = new HashSet<>();
  private final Map<String, OpenFile> open = new HashMap<>();
  private final Map<String, String> pathOfContent = new HashMap<>();

  private final DayCounts days;

  private FileLedger(DayCounts days) {
    this.days = days;
  }

  /** A version of a file that runs began and none has finished or given up since. */
  record OpenFile(InputFile file, Set<String> runIds) {

    OpenFile {
      runIds = Set.copyOf(runIds);
    }

    boolean isIn(List<InputFile> files) {
      return files.stream()
          .anyMatch(other ->
              file.path().equals(other.path()) && file.fingerprint().equals(other.fingerprint()));
    }
  }

  /** The ledger of one feed. */
  static FileLedger of(Lake lake, FeedContract contract, ZoneId zone) {
    FileLedger ledger = new FileLedger(new DayCounts(zone));
    List<Row> rows = lake.read(Files.TABLE)
        .where(Files.FEED.column().equalTo(contract.feed()))
        .collectAsList();
    for (Row row : inOrder(rows)) {
      String path = row.getAs("path");
      ledger.days.add(row);
      String version = version(path, row.getAs("fingerprint"));
      if (FINAL.contains(row.<String>getAs("status"))) {
        ledger.done.add(version);
        ledger.paths.add(path);
        Timestamp modified = row.getAs("modified_at");
        ledger.unchanged.add(
            state(path, row.getAs("bytes"), modified.toInstant().toString()));
      } else if (row.getAs("status").equals(WITHDRAWN)) {
        ledger.open.remove(version);
      } else {
        ledger.open.merge(version, openFile(row), FileLedger::both);
      }
      if (row.getAs("status").equals(INGESTED)) {
        ledger.pathOfContent.put(row.getAs("fingerprint"), path);
      }
    }
    ledger.open.keySet().removeAll(ledger.done);
    return ledger;
  }

  private static List<Row> inOrder(List<Row> rows) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.<Row, Timestamp>comparing(row -> row.getAs("at"))
        .thenComparing(row -> row.<String>getAs("run_id")));
    return sorted;
  }

  private static OpenFile openFile(Row row) {
    Timestamp modified = row.getAs("modified_at");
    Date day = row.getAs("file_day");
    InputFile file = new InputFile(
        row.getAs("path"),
        row.getAs("bytes"),
        modified.toInstant().toString(),
        row.getAs("fingerprint"),
        day == null ? "" : day.toString(),
        "",
        true);
    return new OpenFile(file, Set.of(row.<String>getAs("run_id")));
  }

  private static OpenFile both(OpenFile one, OpenFile other) {
    Set<String> runIds = new HashSet<>(one.runIds());
    runIds.addAll(other.runIds());
    return new OpenFile(other.file(), runIds);
  }

  /** What runs began and did not finish, by path. */
  List<OpenFile> open() {
    return open.values().stream()
        .sorted(
            Comparator.comparing(one -> version(one.file().path(), one.file().fingerprint())))
        .toList();
  }

  /** Whether a run has finished some content of the path. */
  boolean knows(String path) {
    return paths.contains(path);
  }

  /** Records of each day that were taken up. */
  DayCounts days() {
    return days;
  }

  /**
   * Files whose day begins before the window's end and that no run has finished, by path. A file
   * whose path, size and time are known is not read again to find out that its bytes are, too.
   */
  List<InputFile> fresh(FeedContract contract, Landing landing, Window window, ZoneId zone) {
    LocalDateTime end = LocalDateTime.ofInstant(window.to(), zone);
    List<InputFile> fresh = new ArrayList<>();
    Map<String, String> contents = new HashMap<>(pathOfContent);
    for (LandingFile file : landing.list(contract.source().path())) {
      if (!file.beginsBefore(end) || isUnchanged(file)) {
        continue;
      }
      String fingerprint = landing.fingerprint(file);
      String version = version(file.path(), fingerprint);
      if (done.contains(version)) {
        continue;
      }
      String twin = contents.getOrDefault(fingerprint, file.path());
      contents.putIfAbsent(fingerprint, file.path());
      fresh.add(new InputFile(
          file.path(),
          file.bytes(),
          file.modifiedAt().toString(),
          fingerprint,
          file.day().map(LocalDate::toString).orElse(""),
          twin.equals(file.path()) ? "" : twin,
          open.containsKey(version)));
    }
    return fresh;
  }

  private boolean isUnchanged(LandingFile file) {
    return unchanged.contains(state(file.path(), file.bytes(), file.modifiedAt().toString()));
  }

  private static String state(String path, long bytes, String modifiedAt) {
    return path + " " + bytes + " " + modifiedAt;
  }

  private static String version(String path, String fingerprint) {
    return fingerprint + " " + path;
  }
}
