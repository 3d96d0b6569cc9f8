package io.tributary.sample.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One record of an extract with what the truth knows of it.
 *
 * @param values the columns of a CSV record, or the one text of a JSON record
 * @param person whose record it is, where it is one's
 * @param fate what becomes of it among the records of its feed
 * @param money what it adds to the money of the current records, in fen
 * @param remarks its defects
 */
record Entry(List<String> values, OptionalInt person, Fate fate, long money, List<Remark> remarks) {

  Entry {
    values = List.copyOf(values);
    remarks = List.copyOf(remarks);
  }

  /** What a record does to the counts of its feed. */
  enum Fate {
    /** The first accepted record of its key. */
    NEW_KEY,
    /** A differing record of a key that has one already: one of them is superseded. */
    NEW_VERSION,
    /** The same content once more. */
    REPEATED,
    /** Refused. */
    QUARANTINED
  }

  /** A refused record of nobody. */
  static Entry refused(List<String> values, Remark remark) {
    return new Entry(values, OptionalInt.empty(), Fate.QUARANTINED, 0, List.of(remark));
  }

  boolean isAccepted() {
    return fate != Fate.QUARANTINED;
  }

  /** The same record sent once more. */
  Entry repeated() {
    return new Entry(values, person, isAccepted() ? Fate.REPEATED : fate, 0, remarks);
  }

  /** The same record, sent after another form of it. */
  Entry asNewVersion() {
    return new Entry(values, person, Fate.NEW_VERSION, 0, remarks);
  }

  Entry withRemark(Remark remark) {
    List<Remark> all = new ArrayList<>(remarks);
    all.add(remark);
    return new Entry(values, person, fate, money, all);
  }
}
