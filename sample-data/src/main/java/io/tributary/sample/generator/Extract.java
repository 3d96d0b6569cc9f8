package io.tributary.sample.generator;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.OptionalLong;

/** A file of a feed while it is written: numbers its records, counts them, tells the truth. */
final class Extract implements Closeable {

  private final Place place;
  private final Layout layout;
  private final Writer out;
  private final Tally tally;
  private final TruthFile defects;
  private long records;

  Extract(Place place, Layout layout, Writer out, Tally tally, TruthFile defects)
      throws IOException {
    this.place = place;
    this.layout = layout;
    this.out = out;
    this.tally = tally;
    this.defects = defects;
    layout.begin(out);
  }

  Place place() {
    return place;
  }

  void write(Entry entry) throws IOException {
    records++;
    layout.write(out, entry.values(), records);
    tally.record(place.feed(), entry);
    for (Remark remark : entry.remarks()) {
      defects.write(TruthLine.defect(place, OptionalLong.of(records), person(entry), remark));
    }
  }

  /** Says something of the whole file. */
  void remark(Remark remark) throws IOException {
    defects.write(TruthLine.defect(place, OptionalLong.empty(), Optional.empty(), remark));
  }

  @Override
  public void close() throws IOException {
    layout.end(out);
    out.close();
  }

  private static Optional<String> person(Entry entry) {
    return entry.person().isPresent()
        ? Optional.of(Person.id(entry.person().getAsInt()))
        : Optional.empty();
  }
}
