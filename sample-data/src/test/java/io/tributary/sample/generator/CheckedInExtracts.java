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
  private static final Map<String, String> CHOSEN = Map.ofEntries(
      Map.entry("pos_receipts", "dt=2026-06-23/pos_north.csv"),
      Map.entry("crm_members", "dt=2026-05-31/members.csv"),
      Map.entry("tmall_orders", "dt=2026-06-23/trades.jsonl"),
      Map.entry("miniprogram_auth", "dt=2026-06-26/auth.jsonl"),
      Map.entry("miniprogram_events", "dt=2026-06-22/events.jsonl"),
      Map.entry("web_events", "dt=2026-06-27/events.jsonl.gz"),
      Map.entry("consent_events", "dt=2026-06-27/consents.csv"),
      Map.entry("products", "dt=2026-06-21/products.csv"),
      Map.entry("oceanengine_leads", "dt=2026-06-25/leads.jsonl"),
      Map.entry("ad_spend", "dt=2026-06-25/spend.csv"),
      Map.entry("ad_clicks", "dt=2026-06-24/clicks.jsonl"),
      Map.entry("ad_impressions", "dt=2026-06-23/exposures.jsonl.gz"),
      Map.entry("sms_log", "dt=2026-06-25/reports.csv"));

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
