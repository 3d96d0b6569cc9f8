package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Reconciliation;
import io.tributary.schema.table.VaultIdentifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Holds a demo's lake against what its generator knows. Opens the vault, which only a demo may: its
 * persons are made up.
 */
final class TruthCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How totals.jsonl and ops.reconciliation call the same thing. */
  private static final Map<String, String> STATES = Map.of(
      "records", "records",
      "current_records", "current",
      "duplicate_records", "duplicate",
      "superseded_records", "superseded",
      "quarantined_records", "quarantined");

  private final OpenWorkspace open;
  private final Path truth;

  TruthCheck(OpenWorkspace open, Path truth) {
    this.open = open;
    this.truth = truth;
  }

  /** OneIDs against the persons who own the identifiers; one never seen is a cluster of its own. */
  ClusterAgreement identity() {
    Map<String, String> clusters = clusters();
    List<ClusterAgreement.Member> members = new ArrayList<>();
    for (JsonNode line : lines("identifiers.jsonl")) {
      if (line.path("expect").asText().equals("person")) {
        String identifier =
            identifier(line.path("column").asText(), line.path("value").asText());
        String cluster = clusters.getOrDefault(identifier, "unseen " + identifier);
        members.add(new ClusterAgreement.Member(
            cluster, line.path("person").asText(), line.path("detail").asText()));
      }
    }
    return ClusterAgreement.of(members);
  }

  /** What differs: feed and count, with both figures. */
  Map<String, String> totals() {
    Map<String, Row> counted = new HashMap<>();
    String last = open.lake()
        .read(Reconciliation.TABLE)
        .selectExpr("max_by(run_id, at)")
        .head()
        .getString(0);
    open.lake()
        .read(Reconciliation.TABLE)
        .where(Reconciliation.RUN_ID.column().equalTo(last))
        .where(Reconciliation.TARGET.column().equalTo("landed"))
        .collectAsList()
        .forEach(row -> counted.put(row.getAs("feed") + " " + row.getAs("state"), row));
    Map<String, String> differences = new TreeMap<>();
    for (JsonNode line : lines("totals.jsonl")) {
      compare(line, counted, differences);
    }
    return differences;
  }

  private static void compare(
      JsonNode line, Map<String, Row> counted, Map<String, String> differences) {
    String feed = line.path("feed").asText();
    String name = line.path("column").asText();
    BigDecimal expected = new BigDecimal(line.path("value").asText());
    boolean isMoney = name.equals("money_current");
    String state = isMoney ? "current" : STATES.get(name);
    if (state == null) {
      return;
    }
    Row row = counted.get(feed + " " + state);
    BigDecimal found = BigDecimal.ZERO;
    if (row != null) {
      found = isMoney ? row.getAs("money") : BigDecimal.valueOf(row.<Long>getAs("records"));
    }
    if (found == null || found.compareTo(expected) != 0) {
      differences.put(feed + " " + name, "lake " + found + ", truth " + expected);
    }
  }

  /** OneID by kind and value. */
  private Map<String, String> clusters() {
    FieldCipher cipher = new FieldCipher(open.settings().keys());
    Map<String, String> clusters = new HashMap<>();
    List<Row> rows = open.lake()
        .read(VaultIdentifiers.TABLE)
        .join(
            open.lake().read(IdentityMap.TABLE).where("recorded_to is null"),
            new String[] {"token"},
            "inner")
        .select("kind", "sealed", "one_id")
        .collectAsList();
    for (Row row : rows) {
      clusters.put(row.getString(0) + " " + cipher.open(row.getString(1)), row.getString(2));
    }
    return clusters;
  }

  /** The truth writes an openid behind its app; the vault keeps the two apart. */
  private static String identifier(String kind, String value) {
    return kind + " " + value.substring(value.indexOf('|') + 1);
  }

  private List<JsonNode> lines(String file) {
    try (Stream<String> lines = Files.lines(truth.resolve(file))) {
      List<JsonNode> nodes = new ArrayList<>();
      for (String line : (Iterable<String>) lines::iterator) {
        nodes.add(JSON.readTree(line));
      }
      return nodes;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the truth " + file, e);
    }
  }
}
