package io.tributary.sample.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tiny extracts that lie in {@code sample-data/extracts} for readers of the repository. */
final class CheckedInExtracts {

  private static final BrandSettings SETTINGS = SmallBrand.settings(20260630, 50, 40, 10);
  private static final int MOST_ROWS = 20;
  private static final Map<String, String> CHOSEN = Map.of(
      "pos_receipts", "dt=2026-06-23/pos_north.csv",
      "crm_members", "dt=2026-05-31/members.csv",
      "tmall_orders", "dt=2026-06-23/trades.jsonl",
      "miniprogram_auth", "dt=2026-06-26/auth.jsonl",
      "miniprogram_events", "dt=2026-06-22/events.jsonl",
      "web_events", "dt=2026-06-27/events.jsonl.gz",
      "consent_events", "dt=2026-06-27/consents.csv",
      "products", "dt=2026-06-21/products.csv");

  private CheckedInExtracts() {}

  /** Writes them into the folder named by the only argument, {@code sample-data/extracts}. */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[0]);
    Path work = Files.createTempDirectory("extracts");
    for (Map.Entry<String, String> extract : texts(work).entrySet()) {
      Path file = target.resolve(extract.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, extract.getValue());
    }
  }

  /** The extracts' texts by path; their first rows and last, if there are more than twenty. */
  static SortedMap<String, String> texts(Path work) throws IOException {
    DemoBrand.generate(SETTINGS, work.resolve("incoming"), work.resolve("truth"));
    List<RawFile> files = RawFile.all(work.resolve("incoming"));
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, String> chosen : CHOSEN.entrySet()) {
      String path = chosen.getKey() + "/" + chosen.getValue();
      Optional<RawFile> file = files.stream().filter(f -> f.path().equals(path)).findFirst();
      texts.put(
          path.replace(".jsonl.gz", ".jsonl"),
          shortened(
              file.orElseThrow(() -> new IllegalStateException("no " + path)).text()));
    }
    return texts;
  }

  private static String shortened(String text) {
    List<String> lines = text.lines().toList();
    int most = MOST_ROWS + 1;
    if (lines.size() <= most) {
      return text;
    }
    String first = lines.stream().limit(most - 1L).collect(Collectors.joining("\n"));
    return first + "\n" + lines.get(lines.size() - 1) + "\n";
  }
}
