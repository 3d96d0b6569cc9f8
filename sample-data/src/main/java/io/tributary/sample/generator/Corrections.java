package io.tributary.sample.generator;

/** By how much corrected receipts changed what members paid, in fen. */
final class Corrections {

  private final long[] fen;

  Corrections(int persons) {
    this.fen = new long[persons];
  }

  /** Adds a corrected line, where it shows whose it is. */
  void add(Entry corrected) {
    String card = corrected.values().get(PosEntries.COLUMNS.position("member_card"));
    if (corrected.person().isPresent() && !card.isEmpty() && !NullWords.ALL.contains(card)) {
      fen[corrected.person().getAsInt()] += corrected.money();
    }
  }

  long of(int person) {
    return fen[person];
  }
}
