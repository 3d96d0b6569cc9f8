package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.audience.AudienceDefinition;
import io.tributary.schema.audience.AudienceDefinition.Limit;
import io.tributary.schema.audience.Definitions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who is in which audience, by today's definitions. */
public final class Memberships {

  private static final String MEMBERS =
      "array<struct<audience_id:string,rule_version:string,reason:array<string>>>";

  private final Definitions definitions;
  private final RuleColumns rules;

  /**
   * Of these definitions.
   *
   * @param definitions those the person rows were made of
   */
  public Memberships(Definitions definitions, AsOf asOf) {
    this.definitions = definitions;
    this.rules = new RuleColumns(PersonRows.clauses(definitions), asOf);
  }

  /** The column that says whether a person is in. */
  public static String column(String audience) {
    return RuleColumns.IN + audience;
  }

  /**
   * The person rows with one more column per audience, {@link #column}. Audiences that name others
   * follow them.
   *
   * @param persons {@link PersonRows} of the same definitions
   */
  public Dataset<Row> of(Dataset<Row> persons) {
    Dataset<Row> rows = persons;
    for (List<AudienceDefinition> level : levels()) {
      Map<String, Column> isIn = new LinkedHashMap<>();
      level.forEach(one -> isIn.put(column(one.audience()), rules.holds(one.rule())));
      rows = rows.withColumns(isIn);
      for (AudienceDefinition one : level) {
        if (one.limit().isPresent()) {
          rows = limited(rows, column(one.audience()), one.limit().get());
        }
      }
    }
    return rows;
  }

  /**
   * One row per audience and member: {@code audience_id, one_id, brand_id, rule_version, reason}.
   */
  public Dataset<Row> members(Dataset<Row> memberships) {
    Column[] members = definitions.audiences().stream()
        .map(one -> when(
            col(column(one.audience())),
            struct(
                lit(one.audience()).as("audience_id"),
                lit(one.ruleVersion()).as("rule_version"),
                Condition.reasons(rules.conditions(one.rule())).as("reason"))))
        .toArray(Column[]::new);
    // The type matters where there is no audience.
    Column all = filter(array(members), Column::isNotNull).cast(MEMBERS);
    return memberships
        .select(col("one_id"), col("brand_id"), explode(all).as("member"))
        .select("one_id", "brand_id", "member.*");
  }

  /**
   * One row per person and condition of the audience's rule: {@code one_id, condition, holds,
   * found}.
   */
  public Dataset<Row> explained(Dataset<Row> memberships, AudienceDefinition audience) {
    Column[] conditions =
        rules.conditions(audience.rule()).stream().map(Condition::row).toArray(Column[]::new);
    return memberships.select(col("one_id"), inline(array(conditions)));
  }

  /** Audiences by how many others stand between them and the profile. */
  private Iterable<List<AudienceDefinition>> levels() {
    Map<String, Integer> depths = new HashMap<>();
    TreeMap<Integer, List<AudienceDefinition>> levels = new TreeMap<>();
    for (AudienceDefinition one : definitions.audiences()) {
      int depth =
          one.audiences().stream().mapToInt(name -> depths.get(name) + 1).max().orElse(0);
      depths.put(one.audience(), depth);
      levels.computeIfAbsent(depth, any -> new java.util.ArrayList<>()).add(one);
    }
    return levels.values();
  }

  /** Of equal numbers the person whose OneID comes first; no number comes last. */
  private static Dataset<Row> limited(Dataset<Row> rows, String isIn, Limit limit) {
    Dataset<Row> first = rows.where(col(isIn))
        .select(col("one_id").as("_first"), expr(limit.by()).as("_by"))
        .orderBy(col("_by").desc_nulls_last(), col("_first"))
        .limit(limit.top())
        .select("_first");
    return rows.join(first, col("one_id").equalTo(col("_first")), "left")
        .withColumn(isIn, col("_first").isNotNull())
        .drop("_first");
  }
}
