package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.VaultIdentifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Holds the OneIDs of a demo's lake against the persons its generator knows. Opens the vault, which
 * only a demo may: its persons are made up.
 */
final class OneIdCheck {

  private final List<JsonNode> identifiers;

  /** Every identifier of the vault. */
  private final Set<String> known = new HashSet<>();

  /** The OneID of those that have one. */
  private final Map<String, String> oneIds = new HashMap<>();

  OneIdCheck(OpenWorkspace open, Truth truth) {
    this.identifiers = truth.lines("identifiers.jsonl");
    openVault(open);
  }

  /** OneIDs against the persons who own the identifiers; one never seen is a cluster of its own. */
  ClusterAgreement agreement() {
    List<ClusterAgreement.Member> members = new ArrayList<>();
    for (JsonNode line : identifiers) {
      if (isPersons(line)) {
        members.add(new ClusterAgreement.Member(
            cluster(line), line.path("person").asText(), line.path("detail").asText()));
      }
    }
    return ClusterAgreement.of(members);
  }

  /** The OneID of an identifier, given as its kind and value with a blank between. */
  Optional<String> oneId(String identifier) {
    return Optional.ofNullable(oneIds.get(identifier));
  }

  /**
   * Identifiers that could join strangers: by what is expected of them and kind, with how many. A
   * shop's phone or a store's tablet leads to nobody; a test number, a masked or a forwarding one
   * is no identifier at all.
   */
  Map<String, Long> bridges() {
    Map<String, Long> bridges = new TreeMap<>();
    for (JsonNode line : identifiers) {
      if (!isPersons(line) && isBridge(line)) {
        String name = line.path("expect").asText() + " " + line.path("column").asText();
        bridges.merge(name, 1L, Long::sum);
      }
    }
    return bridges;
  }

  private boolean isBridge(JsonNode line) {
    return line.path("expect").asText().equals("never")
        ? known.contains(identifier(line))
        : oneIds.containsKey(identifier(line));
  }

  /**
   * Identifiers that records connect and that have several OneIDs or none: by the truth's name of
   * the connected ones, with the kinds under each OneID, such as {@code [[email, phone], [phone]]}.
   */
  Map<String, String> splits() {
    Map<String, Map<String, List<String>>> groups = new TreeMap<>();
    for (JsonNode line : identifiers) {
      if (isPersons(line)) {
        groups
            .computeIfAbsent(line.path("detail").asText(), group -> new TreeMap<>())
            .computeIfAbsent(cluster(line), cluster -> new ArrayList<>())
            .add(line.path("column").asText());
      }
    }
    Map<String, String> splits = new TreeMap<>();
    groups.forEach((group, kinds) -> {
      if (kinds.size() > 1) {
        splits.put(group, kinds.values().toString());
      }
    });
    return splits;
  }

  /** The OneID, or a name of its own for an identifier that has none. */
  private String cluster(JsonNode line) {
    String identifier = identifier(line);
    return oneIds.getOrDefault(identifier, "none for " + identifier);
  }

  private void openVault(OpenWorkspace open) {
    FieldCipher cipher = new FieldCipher(open.settings().keys());
    Dataset<Row> current = open.lake().read(IdentityMap.TABLE).where("recorded_to is null");
    List<Row> rows = open.lake()
        .read(VaultIdentifiers.TABLE)
        .join(current, new String[] {"token"}, "left")
        .select("kind", "sealed", "one_id")
        .collectAsList();
    for (Row row : rows) {
      String identifier = row.getString(0) + " " + cipher.open(row.getString(1));
      known.add(identifier);
      if (!row.isNullAt(2)) {
        oneIds.put(identifier, row.getString(2));
      }
    }
  }

  private static boolean isPersons(JsonNode line) {
    return line.path("expect").asText().equals("person");
  }

  /** The truth writes an openid behind its app; the vault keeps the two apart. */
  private static String identifier(JsonNode line) {
    String value = line.path("value").asText();
    return line.path("column").asText() + " " + value.substring(value.indexOf('|') + 1);
  }
}
