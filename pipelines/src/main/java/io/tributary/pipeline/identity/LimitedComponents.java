package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.col;

import io.tributary.schema.identity.IdentityRules;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Components in which a guard may refuse a link, built again link by link (Kruskal's procedure):
 * strongest, surest, newest first, then by link_id. A link is refused that would exceed a limit,
 * join what a steward keeps apart, or join by likeness two persons who both have an identifier of a
 * limited kind. A task holds one component at a time.
 */
public final class LimitedComponents {

  /** Identifiers one component may have: about 60 bytes each in its task, and 8 a limited kind. */
  public static final int BOUND = 10_000_000;

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
   * @param links {@code component, link_id, rule, a_hash, a_kind, b_hash, b_kind, priority,
   *     confidence, last_seen}
   * @throws IllegalStateException in a task, when a component has more than {@link #BOUND} members
   */
  public static Dataset<Row> replayed(Dataset<Row> links, IdentityRules rules) {
    Limits limits = Limits.of(rules);
    MapPartitionsFunction<Row, Row> replay = sorted -> new Replay(sorted, limits, BOUND);
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

  /** Reads the links of one component, gives its outcomes, and goes on to the next. */
  static final class Replay implements Iterator<Row> {

    private final Iterator<Row> links;
    private final Limits limits;
    private final int bound;
    private final Queue<Row> outcomes = new ArrayDeque<>();

    Replay(Iterator<Row> links, Limits limits, int bound) {
      this.links = links;
      this.limits = limits;
      this.bound = bound;
    }

    private LimitedSets persons = new LimitedSets(Limits.NONE);
    private long component;

    @Override
    public boolean hasNext() {
      while (outcomes.isEmpty() && links.hasNext()) {
        next(links.next());
      }
      if (outcomes.isEmpty()) {
        finish();
      }
      return !outcomes.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("No more outcomes.");
      }
      return outcomes.remove();
    }

    private void next(Row link) {
      long its = link.getAs("component");
      if (persons.size() == 0 || its != component) {
        finish();
        persons = new LimitedSets(limits);
        component = its;
      }
      String rule = link.getAs("rule");
      if (rule.equals(OtherLinks.APART)) {
        persons.apart(
            link.getAs("a_hash"), link.getAs("a_kind"), link.getAs("b_hash"), link.getAs("b_kind"));
        return;
      }
      persons
          .join(
              link.getAs("a_hash"),
              link.getAs("a_kind"),
              link.getAs("b_hash"),
              link.getAs("b_kind"),
              rule)
          .ifPresent(refusal ->
              outcomes.add(RowFactory.create(link.getAs("link_id"), refusal, null, null)));
      if (persons.size() > bound) {
        throw new IllegalStateException("Cannot apply the limits of identity.yaml: one group of"
            + " linked identifiers has more than " + bound + " members. Some value stands for"
            + " nobody: find it with identity stats and block it, or set shared-when for its"
            + " kind.");
      }
    }

    private void finish() {
      for (long id : persons.ids()) {
        outcomes.add(RowFactory.create(null, null, id, persons.smallest(id)));
      }
      persons = new LimitedSets(Limits.NONE);
    }
  }
}
