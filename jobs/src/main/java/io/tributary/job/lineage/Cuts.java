package io.tributary.job.lineage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import scala.collection.JavaConverters;

/**
 * Where the columns of rows come from whose plan was cut off: rows that were computed once and are
 * read again have no plan any more that says it.
 */
public final class Cuts {

  /** Columns remembered, the latest; a night has some thousand. */
  private static final int MOST = 50_000;

  /** Stands for what a column comes from whose making no plan shows. */
  static final ColumnRef UNSEEN = new ColumnRef("?", "*");

  private static final Cut UNKNOWN = new Cut(Origin.of(Set.of(UNSEEN)), Set.of());

  private static final Map<Long, Cut> CUTS =
      Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Cut> eldest) {
          return size() > MOST;
        }
      });

  private Cuts() {}

  /** A column of rows whose plan was cut off, and what decided which of them there are. */
  record Cut(Origin origin, Set<ColumnRef> conditions) {}

  static Cut of(long expressionId) {
    return CUTS.getOrDefault(expressionId, UNKNOWN);
  }

  /** Rows that stand for a table that does not exist yet: their columns are the table's. */
  public static Dataset<Row> named(Dataset<Row> none, String table) {
    for (Attribute attribute :
        JavaConverters.seqAsJavaList(none.queryExecution().analyzed().output())) {
      Origin own = Origin.of(Set.of(new ColumnRef(table, attribute.name())));
      CUTS.put(attribute.exprId().id(), new Cut(own, Set.of()));
    }
    return none;
  }

  /** Computes the rows now and gives them without their plan, whose lineage stays known. */
  public static Dataset<Row> of(Dataset<Row> rows) {
    Dataset<Row> computed = rows.localCheckpoint(true);
    Set<ColumnRef> conditions = new TreeSet<>();
    List<Origin> origins = PlanLineage.origins(rows.queryExecution().analyzed(), conditions);
    List<Attribute> output =
        JavaConverters.seqAsJavaList(computed.queryExecution().analyzed().output());
    for (int i = 0; i < output.size(); i++) {
      CUTS.put(output.get(i).exprId().id(), new Cut(origins.get(i), conditions));
    }
    return computed;
  }
}
