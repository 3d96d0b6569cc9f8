package io.tributary.job.wiring;

import io.tributary.quality.RecordProfile;
import io.tributary.schema.table.Files;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * What a feed brought by day: the day in a file's path, or that of the run that read it where the
 * path names none. Of a path that was delivered several times for a day the newest delivery counts.
 * Holds one number and one short text a file of the feed.
 */
final class DayCounts {

  /** Profiles of more days say nothing about today. */
  private static final int PROFILED_DAYS = 42;

  private final ZoneId zone;
  private final TreeMap<LocalDate, Map<String, Delivery>> files = new TreeMap<>();

  DayCounts(ZoneId zone) {
    this.zone = zone;
  }

  /** What one file brought. */
  private record Delivery(long records, Optional<String> profile) {}

  /** Takes in a row of ops.files; rows come in the order of their runs. */
  void add(Row row) {
    if (Set.of(FileLedger.INGESTED, FileLedger.EMPTY).contains(row.<String>getAs("status"))) {
      Date day = row.getAs(Files.FILE_DAY.name());
      Timestamp at = row.getAs(Files.AT.name());
      Long count = row.getAs(Files.RECORDS.name());
      files
          .computeIfAbsent(
              day == null ? day(at.toInstant()) : day.toLocalDate(), any -> new HashMap<>())
          .put(
              row.getAs(Files.PATH.name()),
              new Delivery(
                  count == null ? 0 : count, Optional.ofNullable(row.getAs(Files.PROFILE.name()))));
    }
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** Days something was brought for. */
  NavigableSet<LocalDate> days() {
    return new TreeSet<>(files.navigableKeySet());
  }

  /** Records by day so far. */
  Map<LocalDate, Long> totals() {
    return files.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> records(entry.getValue())));
  }

  /** What the days before one amount to, the newest ones. */
  NavigableMap<LocalDate, RecordProfile> profilesBefore(LocalDate day) {
    TreeMap<LocalDate, RecordProfile> profiles = new TreeMap<>();
    files.headMap(day, false).descendingMap().entrySet().stream()
        .limit(PROFILED_DAYS)
        .forEach(entry -> profiles.put(entry.getKey(), profile(entry.getValue())));
    return profiles;
  }

  /**
   * The same with what a run brings.
   *
   * @param end days that are not over then are left out, but for files whose path names none
   */
  Today with(List<InputFile> brought, FileCounts counts, Instant now, Instant end) {
    DayCounts all = new DayCounts(zone);
    files.forEach((day, byPath) -> all.files.put(day, new HashMap<>(byPath)));
    TreeSet<LocalDate> touched = new TreeSet<>();
    for (InputFile file : brought) {
      LocalDate day = file.day().isEmpty() ? day(now) : LocalDate.parse(file.day());
      if (file.day().isEmpty() || !endOf(day).isAfter(end)) {
        touched.add(day);
        all.files
            .computeIfAbsent(day, any -> new HashMap<>())
            .put(
                file.path(),
                new Delivery(
                    counts.records(file.path()),
                    Optional.of(counts.profile(file.path()).text())));
      }
    }
    return new Today(all, touched);
  }

  /**
   * What a run brings, with what was read of the same days before.
   *
   * @param all all days
   * @param touched those the run brings something for
   */
  record Today(DayCounts all, NavigableSet<LocalDate> touched) {

    /** Records of the days touched. */
    Map<LocalDate, Long> totals() {
      return touched.stream()
          .collect(Collectors.toMap(day -> day, day -> records(all.files.get(day))));
    }

    /** What a day's records amount to. */
    RecordProfile profile(LocalDate day) {
      return DayCounts.profile(all.files.get(day));
    }

    /** What the days before it amount to. */
    NavigableMap<LocalDate, RecordProfile> profilesBefore(LocalDate day) {
      return all.profilesBefore(day);
    }
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static long records(Map<String, Delivery> byPath) {
    return byPath.values().stream().mapToLong(Delivery::records).sum();
  }

  private static RecordProfile profile(Map<String, Delivery> byPath) {
    return byPath.values().stream()
        .flatMap(one -> one.profile().stream())
        .map(RecordProfile::parse)
        .reduce(RecordProfile.NONE, RecordProfile::plus);
  }
}
