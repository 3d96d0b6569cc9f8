package io.tributary.sample.generator;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The last day's records of a feed of events, which land hour by hour. They are held until the day
 * is whole: which hour's file comes late or wrong depends on how much is in them.
 */
final class EventFiles {

  /** Hours whose files a late or corrected one is taken from, so that it still arrives that day. */
  private static final int LAST_FAULTY_HOUR = 19;

  private static final int CORRECTION_ARRIVES = 21;
  private static final int LATE_FILE_ARRIVES = 22;

  private final Extracts extracts;
  private final Place usual;
  private final Layout layout;
  private final Packing packing;
  private final SortedMap<Integer, List<Entry>> hours = new TreeMap<>();

  EventFiles(Extracts extracts, Place usual, Layout layout, Packing packing) {
    this.extracts = extracts;
    this.usual = usual;
    this.layout = layout;
    this.packing = packing;
  }

  /** What was wrong with an hour's records until they were sent again. */
  interface Correction {

    /** The column that was wrong. */
    String column();

    /** The wrong form of a right record. */
    Entry spoilt(Entry right);

    /** The right value of the column. */
    String rightValue(Entry right);
  }

  void add(LocalDateTime at, Entry entry) {
    hours.computeIfAbsent(at.getHour(), hour -> new ArrayList<>()).add(entry);
  }

  /** Writes every hour's file; each arrives when its hour is over. */
  void write() throws IOException {
    for (Map.Entry<Integer, List<Entry>> hour : hours.entrySet()) {
      write(usual.ofHour(hour.getKey()), hour.getValue(), List.of());
    }
  }

  /** The same, but the fullest hour's file arrives hours after its time. */
  void writeWithLateFile() throws IOException {
    int late = fullestHour();
    for (Map.Entry<Integer, List<Entry>> hour : hours.entrySet()) {
      Place place = usual.ofHour(hour.getKey());
      if (hour.getKey() == late) {
        Place then = place.arrivingAt(LATE_FILE_ARRIVES);
        Remark remark = Remark.of("late-hour", Remark.Expect.LATE)
            .withDetail("arrives on " + then.arrivalText());
        write(then, hour.getValue(), List.of(remark));
      } else {
        write(place, hour.getValue(), List.of());
      }
    }
  }

  /**
   * The same, but every other record of the fullest hour's file is wrong, and a file with what is
   * right arrives hours later.
   */
  void writeWithCorrection(Correction correction) throws IOException {
    int wrong = fullestHour();
    for (Map.Entry<Integer, List<Entry>> hour : hours.entrySet()) {
      Place place = usual.ofHour(hour.getKey());
      if (hour.getKey() == wrong) {
        // Sorts behind the first file: of files read at once the later path stands.
        Place later = place
            .named(place.name().replaceFirst("\\.", "_corrected."))
            .arrivingAt(CORRECTION_ARRIVES);
        correct(place, later, hour.getValue(), correction);
      } else {
        write(place, hour.getValue(), List.of());
      }
    }
  }

  private void correct(Place place, Place later, List<Entry> right, Correction correction)
      throws IOException {
    List<Entry> first = new ArrayList<>();
    List<Entry> second = new ArrayList<>();
    boolean isWrong = false;
    for (Entry entry : right) {
      boolean isRepeated = entry.fate() == Entry.Fate.REPEATED;
      // What is sent once more stands behind its original and shares its fault.
      isWrong = isRepeated ? isWrong : entry.isAccepted() && first.size() % 2 == 0;
      Remark remark = isWrong && !isRepeated
          ? Remark.ofColumn("corrected-file", correction.column(), Remark.Expect.SUPERSEDED)
              .withValue(correction.rightValue(entry))
          : Remark.of("corrected-file", Remark.Expect.DUPLICATE);
      Entry written = isWrong ? correction.spoilt(entry) : entry;
      first.add(entry.isAccepted() ? written.withRemark(remark.withDetail(later.path())) : written);
      second.add(isWrong && !isRepeated ? entry.asNewVersion() : entry.repeated());
    }
    write(place, first, List.of());
    write(later, second, List.of());
  }

  private int fullestHour() {
    int fullest = -1;
    for (int hour : hours.keySet()) {
      boolean isFuller =
          fullest < 0 || hours.get(hour).size() >= hours.get(fullest).size();
      if (hour <= LAST_FAULTY_HOUR && isFuller) {
        fullest = hour;
      }
    }
    return fullest;
  }

  private void write(Place place, List<Entry> entries, List<Remark> remarks) throws IOException {
    try (Extract extract = extracts.open(place, layout, packing)) {
      for (Remark remark : remarks) {
        extract.remark(remark);
      }
      for (Entry entry : entries) {
        extract.write(entry);
      }
    }
  }
}
