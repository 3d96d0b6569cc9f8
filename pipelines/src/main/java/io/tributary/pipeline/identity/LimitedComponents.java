package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.col;

import io.tributary.schema.identity.IdentifierKind;
import io.tributary.schema.identity.IdentityRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Components in which some kind of identifier stands more often than a person may have it, built
 * again link by link: strongest first, and a link that would exceed a limit is refused.
 */
public final class LimitedComponents {

  private static final StructType OUTCOME = new StructType()
      .add("link_id", DataTypes.StringType)
      .add("refusal", DataTypes.StringType)
      .add("id_hash", DataTypes.LongType)
      .add("component", DataTypes.LongType);

  private LimitedComponents() {}

  /**
   * The outcome for the links of such components: rows with {@code link_id, refusal} for refused
   * links, and rows with {@code id_hash, component} for members.
   *
   * @param links {@code component, link_id, a_hash, a_kind, b_hash, b_kind, priority, confidence,
   *     last_seen}
   */
  public static Dataset<Row> replayed(Dataset<Row> links, IdentityRules rules) {
    MapPartitionsFunction<Row, Row> replay = new Replay(rules)::components;
    return links
        .repartition(col("component"))
        .sortWithinPartitions(
            col("component"),
            col("priority"),
            col("confidence").desc(),
            col("last_seen").desc_nulls_last(),
            col("link_id"))
        .mapPartitions(replay, Encoders.row(OUTCOME));
  }

  /** The limits as a task carries them, and Kruskal's procedure over sorted links. */
  private static final class Replay implements java.io.Serializable {

    private static final long serialVersionUID = 1;

    private final HashMap<String, Integer> limits = new HashMap<>();

    Replay(IdentityRules rules) {
      for (IdentifierKind kind : rules.kinds()) {
        kind.limit().ifPresent(limit -> limits.put(kind.kind(), limit));
      }
    }

    Iterator<Row> components(Iterator<Row> links) {
      List<Row> outcomes = new ArrayList<>();
      Persons persons = new Persons(limits);
      long current = 0;
      boolean isFirst = true;
      while (links.hasNext()) {
        Row link = links.next();
        long component = link.getAs("component");
        if (isFirst || component != current) {
          persons.members(outcomes);
          persons = new Persons(limits);
          current = component;
          isFirst = false;
        }
        persons.join(link, outcomes);
      }
      persons.members(outcomes);
      return outcomes.iterator();
    }
  }

  /** One component's identifiers as persons that grow link by link. */
  private static final class Persons {

    private final Map<String, Integer> limits;
    private final UnionFind sets = new UnionFind();
    private final Map<Long, Map<String, Integer>> counts = new HashMap<>();

    Persons(Map<String, Integer> limits) {
      this.limits = limits;
    }

    void join(Row link, List<Row> outcomes) {
      long one = known(link.getAs("a_hash"), link.getAs("a_kind"));
      long other = known(link.getAs("b_hash"), link.getAs("b_kind"));
      if (one == other) {
        return;
      }
      Map<String, Integer> together = new HashMap<>(counts.get(one));
      counts.get(other).forEach((kind, count) -> together.merge(kind, count, Integer::sum));
      for (Map.Entry<String, Integer> limit : limits.entrySet()) {
        if (together.getOrDefault(limit.getKey(), 0) > limit.getValue()) {
          String refusal = "more than " + limit.getValue() + " " + limit.getKey();
          outcomes.add(RowFactory.create(link.getAs("link_id"), refusal, null, null));
          return;
        }
      }
      sets.union(one, other);
      counts.remove(one);
      counts.remove(other);
      counts.put(sets.root(one), together);
    }

    void members(List<Row> outcomes) {
      for (long id : sets.ids()) {
        outcomes.add(RowFactory.create(null, null, id, sets.root(id)));
      }
    }

    private long known(long id, String kind) {
      long root = sets.root(id);
      counts.computeIfAbsent(root, first -> new HashMap<>(Map.of(kind, 1)));
      return root;
    }
  }
}
