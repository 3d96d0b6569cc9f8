package io.tributary.job.wiring;

import io.tributary.schema.table.Files;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Records of a feed by day: the day in a file's path, or that of the run that read it where the
 * path names none. Of a path that was delivered several times for a day the newest delivery counts.
 * Holds one number a file of the feed.
 */
final class DayCounts {

  private final ZoneId zone;
  private final Map<LocalDate, Map<String, Long>> records = new HashMap<>();

  DayCounts(ZoneId zone) {
    this.zone = zone;
  }

  /** Takes in a row of ops.files; rows come in the order of their runs. */
  void add(Row row) {
    if (Set.of(FileLedger.INGESTED, FileLedger.EMPTY).contains(row.<String>getAs("status"))) {
      Date day = row.getAs(Files.FILE_DAY.name());
      Timestamp at = row.getAs(Files.AT.name());
      Long count = row.getAs(Files.RECORDS.name());
      put(
          day == null ? day(at.toInstant()) : day.toLocalDate(),
          row.getAs(Files.PATH.name()),
          count == null ? 0 : count);
    }
  }

  private void put(LocalDate day, String path, long count) {
    records.computeIfAbsent(day, any -> new HashMap<>()).put(path, count);
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** Records by day so far. */
  Map<LocalDate, Long> totals() {
    return records.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> sum(entry.getValue())));
  }

  /**
   * Records of the days that those files are of, with what was read of these days before.
   *
   * @param end days that are not over then are left out, but for files whose path names none
   */
  Map<LocalDate, Long> with(List<InputFile> files, FileCounts counts, Instant now, Instant end) {
    Map<LocalDate, Map<String, Long>> touched = new TreeMap<>();
    for (InputFile file : files) {
      LocalDate day = file.day().isEmpty() ? day(now) : LocalDate.parse(file.day());
      if (file.day().isEmpty() || !endOf(day).isAfter(end)) {
        touched
            .computeIfAbsent(day, any -> new HashMap<>(records.getOrDefault(any, Map.of())))
            .put(file.path(), counts.records(file.path()));
      }
    }
    return touched.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> sum(entry.getValue())));
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static long sum(Map<String, Long> byPath) {
    return byPath.values().stream().mapToLong(Long::longValue).sum();
  }
}
