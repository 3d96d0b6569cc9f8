package io.tributary.sample.generator;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts, by feed, what is written while it is written. */
final class Tally {

  private final SortedMap<String, Counts> feeds = new TreeMap<>();

  void file(String feed) {
    of(feed).files++;
  }

  /** A file whose records are not read: empty, or the same bytes again. */
  void skippedFile(String feed) {
    of(feed).skippedFiles++;
  }

  void record(String feed, Entry entry) {
    Counts counts = of(feed);
    counts.fates.merge(entry.fate(), 1L, Long::sum);
    counts.money += entry.money();
  }

  /** Records by feed. */
  SortedMap<String, Long> records() {
    SortedMap<String, Long> records = new TreeMap<>();
    feeds.forEach((feed, counts) -> records.put(feed, counts.records()));
    return records;
  }

  /** Every total of every feed: files, records and what became of them, and money. */
  SortedMap<String, SortedMap<String, String>> totals() {
    SortedMap<String, SortedMap<String, String>> totals = new TreeMap<>();
    feeds.forEach((feed, counts) -> totals.put(feed, counts.totals()));
    return totals;
  }

  private Counts of(String feed) {
    return feeds.computeIfAbsent(feed, name -> new Counts());
  }

  private static final class Counts {
    private final Map<Entry.Fate, Long> fates = new EnumMap<>(Entry.Fate.class);
    private long files;
    private long skippedFiles;
    private long money;

    long records() {
      return fates.values().stream().mapToLong(Long::longValue).sum();
    }

    SortedMap<String, String> totals() {
      SortedMap<String, String> totals = new TreeMap<>();
      totals.put("files", Long.toString(files));
      totals.put("skipped_files", Long.toString(skippedFiles));
      totals.put("records", Long.toString(records()));
      totals.put("current_records", count(Entry.Fate.NEW_KEY));
      totals.put("superseded_records", count(Entry.Fate.NEW_VERSION));
      totals.put("duplicate_records", count(Entry.Fate.REPEATED));
      totals.put("quarantined_records", count(Entry.Fate.QUARANTINED));
      totals.put("money_current", Yuan.text(money));
      return totals;
    }

    private String count(Entry.Fate fate) {
      return Long.toString(fates.getOrDefault(fate, 0L));
    }
  }
}
