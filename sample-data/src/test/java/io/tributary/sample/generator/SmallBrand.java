package io.tributary.sample.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A small demo brand read back: the rows an ingest must read, and the truth. */
record SmallBrand(
    Summary summary,
    List<RawFile> files,
    List<RawFile.Row> rows,
    List<Truth> defects,
    List<Truth> identifiers,
    List<Truth> totals) {

  static final LocalDate LAST = LocalDate.of(2026, 6, 30);

  static BrandSettings settings(long seed, int persons, int days, int fullDays) {
    return new BrandSettings(seed, persons, LAST.minusDays(days - 1L), LAST, fullDays);
  }

  static SmallBrand in(Path folder, BrandSettings settings) throws IOException {
    Path truth = folder.resolve("truth");
    Summary summary = DemoBrand.generate(settings, folder.resolve("incoming"), truth);
    List<RawFile> files = RawFile.all(folder.resolve("incoming"));
    return new SmallBrand(
        summary,
        files,
        rows(files),
        Truth.read(truth.resolve("defects.jsonl")),
        Truth.read(truth.resolve("identifiers.jsonl")),
        Truth.read(truth.resolve("totals.jsonl")));
  }

  /** Places of the records that must be refused. */
  Set<String> refused() {
    return defects.stream()
        .filter(defect -> defect.expect().equals("quarantined"))
        .map(Truth::place)
        .collect(Collectors.toSet());
  }

  static String place(RawFile.Row row) {
    return row.file().path() + "#" + row.number();
  }

  /** Rows of all files but those whose bytes were read before; an earlier arrival goes first. */
  private static List<RawFile.Row> rows(List<RawFile> files) throws IOException {
    List<RawFile.Row> rows = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (RawFile file : files) {
      String fingerprint = file.feed() + Base64.getEncoder().encodeToString(file.bytes());
      if (known.add(fingerprint)) {
        rows.addAll(file.rows());
      }
    }
    return rows;
  }
}
