package io.tributary.sample.generator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Opens the files of all feeds and keeps the counts and the truth of their defects. */
final class Extracts implements Closeable {

  private final LandedFiles files;
  private final Tally tally = new Tally();
  private final TruthFile defects;

  Extracts(Path incoming, Path truth) throws IOException {
    this.files = new LandedFiles(incoming);
    this.defects = new TruthFile(truth, "defects.jsonl");
  }

  Extract open(Place place, Layout layout, Packing packing) throws IOException {
    tally.file(place.feed());
    return new Extract(place, layout, files.open(place, packing), tally, defects);
  }

  /** Delivers the same bytes again under another name; readers must skip them. */
  void deliverAgain(Place original, Place again) throws IOException {
    files.copy(original, again);
    skipped(
        again,
        Remark.of("identical-redelivery", Remark.Expect.SKIPPED).withDetail(original.path()));
  }

  /** A file of no bytes. */
  void landEmpty(Place place) throws IOException {
    files.open(place, Packing.PLAIN).close();
    skipped(place, Remark.of("empty-file", Remark.Expect.SKIPPED));
  }

  /** A file with a header and no record. */
  void landHeaderOnly(Place place, Layout.Csv layout, Packing packing) throws IOException {
    try (var out = files.open(place, packing)) {
      layout.begin(out);
    }
    skipped(place, Remark.of("header-only-file", Remark.Expect.SKIPPED));
  }

  Tally tally() {
    return tally;
  }

  LandedFiles files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    defects.close();
  }

  private void skipped(Place place, Remark remark) throws IOException {
    tally.file(place.feed());
    tally.skippedFile(place.feed());
    defects.write(TruthLine.defect(place, OptionalLong.empty(), Optional.empty(), remark));
  }
}
