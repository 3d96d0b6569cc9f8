package io.tributary.job.wiring;

import io.tributary.job.run.OpsRow;
import io.tributary.quality.RecordProfile;
import io.tributary.schema.table.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rows for ops.files. */
final class FileRows {

  private final String feed;
  private final String runId;
  private final Instant now;

  FileRows(String feed, String runId, Instant now) {
    this.feed = feed;
    this.runId = runId;
    this.now = now;
  }

  List<OpsRow> duplicates(List<InputFile> files) {
    return files.stream()
        .filter(InputFile::isDuplicate)
        .map(file -> row(file, FileLedger.DUPLICATE)
            .withText(Files.DUPLICATE_OF, Optional.of(file.duplicateOf())))
        .toList();
  }

  List<OpsRow> of(List<InputFile> files, String status) {
    return files.stream().map(file -> row(file, status)).toList();
  }

  /** Files that were read: ingested with their count, empty, or damaged. */
  List<OpsRow> ingested(List<InputFile> files, FileCounts counts) {
    return files.stream()
        .map(file -> {
          if (counts.damaged().contains(file.path())) {
            return row(file, FileLedger.DAMAGED);
          }
          long records = counts.records(file.path());
          OpsRow row = row(file, records == 0 ? FileLedger.EMPTY : FileLedger.INGESTED)
              .with(Files.RECORDS, records);
          RecordProfile profile = counts.profile(file.path());
          return row.withText(
              Files.PROFILE,
              Optional.of(profile).filter(one -> one.records() > 0).map(RecordProfile::text));
        })
        .toList();
  }

  private OpsRow row(InputFile file, String status) {
    OpsRow row = OpsRow.of(Files.TABLE)
        .with(Files.FEED, feed)
        .with(Files.PATH, file.path())
        .with(Files.FINGERPRINT, file.fingerprint())
        .with(Files.BYTES, file.bytes())
        .with(Files.MODIFIED_AT, Instant.parse(file.modifiedAt()))
        .with(Files.STATUS, status)
        .with(Files.RUN_ID, runId)
        .with(Files.AT, now);
    return file.day().isEmpty() ? row : row.with(Files.FILE_DAY, LocalDate.parse(file.day()));
  }
}
