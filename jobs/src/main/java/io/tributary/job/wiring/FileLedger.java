package io.tributary.job.wiring;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.Landing;
import io.tributary.job.lake.LandingFile;
import io.tributary.job.run.Window;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.table.Files;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
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

  private static final Set<String> FINAL = Set.of(INGESTED, DUPLICATE, EMPTY);

  private final Set<String> unchanged = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> begun = new HashSet<>();
  private final Map<String, String> pathOfContent = new HashMap<>();

  private FileLedger() {}

  /** The ledger of one feed. */
  static FileLedger of(Lake lake, FeedContract contract) {
    FileLedger ledger = new FileLedger();
    List<Row> rows = lake.read(Files.TABLE)
        .where(Files.FEED.column().equalTo(contract.feed()))
        .select("path", "fingerprint", "status", "bytes", "modified_at")
        .distinct()
        .collectAsList();
    for (Row row : rows) {
      String path = row.getAs("path");
      String version = version(path, row.getAs("fingerprint"));
      if (FINAL.contains(row.<String>getAs("status"))) {
        ledger.done.add(version);
        Timestamp modified = row.getAs("modified_at");
        ledger.unchanged.add(
            state(path, row.getAs("bytes"), modified.toInstant().toString()));
      } else {
        ledger.begun.add(version);
      }
      if (row.getAs("status").equals(INGESTED)) {
        ledger.pathOfContent.put(row.getAs("fingerprint"), path);
      }
    }
    return ledger;
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
          begun.contains(version)));
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
