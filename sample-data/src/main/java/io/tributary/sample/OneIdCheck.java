package io.tributary.sample;

import static org.apache.spark.sql.functions.col;

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
import java.util.function.BiConsumer;
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

  /** The OneIDs of those that have one, of one that changed hands in the order of its owners. */
  private final Map<String, List<String>> oneIds = new HashMap<>();

  OneIdCheck(OpenWorkspace open, Truth truth) {
    this.identifiers = truth.lines("identifiers.jsonl");
    openVault(open);
  }

  /** OneIDs against the persons who own the identifiers; one never seen is a cluster of its own. */
  ClusterAgreement agreement() {
    List<ClusterAgreement.Member> members = new ArrayList<>();
    persons((line, cluster) -> members.add(new ClusterAgreement.Member(
        cluster, line.path("person").asText(), line.path("detail").asText())));
    return ClusterAgreement.of(members);
  }

  /**
   * Of every identifier of persons the OneID, or a name of its own where it has none. One that
   * changed hands stands there once for each owner, the first owner first.
   */
  private void persons(BiConsumer<JsonNode, String> each) {
    Map<String, Integer> owners = new HashMap<>();
    for (JsonNode line : identifiers) {
      if (isPersons(line)) {
        String identifier = identifier(line);
        int owner = owners.merge(identifier, 1, Integer::sum) - 1;
        List<String> ids = oneIds.getOrDefault(identifier, List.of());
        each.accept(
            line,
            ids.isEmpty() ? "none for " + identifier : ids.get(Math.min(owner, ids.size() - 1)));
      }
    }
  }

  /** The OneID of an identifier written as in the truth: kind, blank, value. */
  Optional<String> oneId(String identifier) {
    int blank = identifier.indexOf(' ');
    List<String> ids = oneIds.getOrDefault(
        identifier(identifier.substring(0, blank), identifier.substring(blank + 1)), List.of());
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
  }

  /**
   * The OneIDs of the persons who got an identifier that was another's, by the truth's person;
   * several where no record connects all of theirs.
   */
  Map<String, Set<String>> newOwners() {
    Map<String, Integer> seen = new HashMap<>();
    Map<String, Set<String>> ids = new TreeMap<>();
    Set<String> owners = new HashSet<>();
    persons((line, cluster) -> {
      String person = line.path("person").asText();
      ids.computeIfAbsent(person, first -> new HashSet<>()).add(cluster);
      if (seen.merge(identifier(line), 1, Integer::sum) > 1) {
        owners.add(person);
      }
    });
    ids.keySet().retainAll(owners);
    return ids;
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
    persons((line, cluster) -> groups
        .computeIfAbsent(line.path("detail").asText(), group -> new TreeMap<>())
        .computeIfAbsent(cluster, first -> new ArrayList<>())
        .add(line.path("column").asText()));
    Map<String, String> splits = new TreeMap<>();
    groups.forEach((group, kinds) -> {
      if (kinds.size() > 1) {
        splits.put(group, kinds.values().toString());
      }
    });
    return splits;
  }

  private void openVault(OpenWorkspace open) {
    FieldCipher cipher = new FieldCipher(open.settings().keys());
    Dataset<Row> current = open.lake().read(IdentityMap.TABLE).where("recorded_to is null");
    List<Row> rows = open.lake()
        .read(VaultIdentifiers.TABLE)
        .join(current, new String[] {"token"}, "left")
        .select("kind", "sealed", "one_id", "valid_from")
        .orderBy(col("valid_from").asc_nulls_first())
        .collectAsList();
    for (Row row : rows) {
      String identifier = row.getString(0) + " " + cipher.open(row.getString(1));
      known.add(identifier);
      if (!row.isNullAt(2)) {
        oneIds.computeIfAbsent(identifier, first -> new ArrayList<>()).add(row.getString(2));
      }
    }
  }

  private static boolean isPersons(JsonNode line) {
    return line.path("expect").asText().equals("person");
  }

  /** The truth writes an openid behind its app; the vault keeps the two apart. */
  private static String identifier(JsonNode line) {
    return identifier(line.path("column").asText(), line.path("value").asText());
  }

  private static String identifier(String kind, String value) {
    return kind + " " + value.substring(value.indexOf('|') + 1);
  }
}
