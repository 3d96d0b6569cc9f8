package io.tributary.pipeline.identity.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.format_number;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.tributary.pipeline.identity.Components;
import io.tributary.pipeline.identity.Keep;
import io.tributary.pipeline.identity.linkage.Estimates.PatternCount;
import io.tributary.pipeline.identity.linkage.Pairs.Opened;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.identity.ScoredLinks;
import io.tributary.schema.table.MatchWeights;
import io.tributary.schema.table.ScoredPairs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the records that are one person's by how alike they are: compares those that agree in some
 * key, learns from them what agreement is worth, and links those whose probability of being one
 * person's reaches the threshold, unless the groups they would join do not look alike as a whole.
 * Values are in the clear only within a task; nothing but tokens, patterns and scores leaves one.
 */
public final class RecordLinkage {

  /** Pairs less probable than this are forgotten. */
  private static final double WORTH_TELLING = 0.3;

  /** Records of which all pairs are a sample of pairs picked by chance. */
  private static final int SAMPLE = 1_000;

  private static final DataType SCORE = DataTypes.createDecimalType(18, 4);

  private static final StructType OUTCOME = new StructType()
      .add("one", DataTypes.StringType, false)
      .add("other", DataTypes.StringType, false)
      .add("is_linked", DataTypes.BooleanType, false)
      .add("mean", DataTypes.DoubleType, false);

  private final ScoredLinks rule;
  private final Comparer comparer;
  private final SealedRecords sealing;

  public RecordLinkage(ScoredLinks rule, FieldCipher cipher, Tokens tokens) {
    this.rule = rule;
    this.comparer = Comparer.of(rule);
    this.sealing = new SealedRecords(rule, comparer, cipher, tokens);
  }

  /**
   * What was found.
   *
   * @param pairs rows of identity.scored_pairs
   * @param weights rows of identity.match_weights, as {@link MatchWeights#TABLE} has them
   */
  public record Linked(Dataset<Row> pairs, List<Row> weights) {}

  /**
   * Links records.
   *
   * @param records {@code record, token, values}: a record's name, its strongest identifier, and an
   *     array with the text of each compared column
   * @param keep holds stages that are read several times
   */
  public Linked link(Dataset<Row> records, Keep keep) {
    Dataset<Row> sealed = keep.rows("sealed", sealing.of(records));
    Dataset<Row> compared =
        keep.rows("compared", Pairs.of(sealed, sealing, comparer, rule.maxBlock()));
    long count = sealed.count();
    MatchModel model = learn(sealed, compared);
    Dataset<Row> weighed = keep.rows(
        "weighed",
        compared
            .drop("list")
            .dropDuplicates("one", "other")
            .withColumn("weight", weight(model).apply(col("pattern"), col("agreed"))));
    Map<Double, Long> byWeight = new HashMap<>();
    weighed
        .groupBy(round(col("weight"), 2).as("weight"))
        .agg(count(lit(1)).as("pairs"))
        .collectAsList()
        .forEach(row -> byWeight.put(row.getAs("weight"), row.getAs("pairs")));
    MatchModel whole = model.withPrior(Estimates.prior(byWeight, count));
    Dataset<Row> scored =
        weighed.withColumn("probability", probability(whole).apply(col("weight")));
    return new Linked(pairs(scored, grouped(scored, sealed, whole)), weights(whole));
  }

  private MatchModel learn(Dataset<Row> sealed, Dataset<Row> compared) {
    Estimates estimates = new Estimates(comparer);
    double[][] u = estimates.u(byChance(sealed));
    List<PatternCount> patterns =
        compared.groupBy("list", "pattern").agg(count(lit(1)).as("pairs")).collectAsList().stream()
            .map(row ->
                new PatternCount(row.getAs("list"), row.getAs("pattern"), row.<Long>getAs("pairs")))
            .toList();
    List<Set<Integer>> blocked = new ArrayList<>();
    for (List<ScoredLinks.Key> keys : rule.block()) {
      Set<Integer> columns = new HashSet<>();
      keys.forEach(key -> columns.add(rule.columns().indexOf(key.column())));
      blocked.add(columns);
    }
    return new MatchModel(estimates.m(patterns, blocked, u), u, totals(sealed), 0);
  }

  /** The patterns of all pairs of a sample: the records first by name, which is a hash. */
  private List<String> byChance(Dataset<Row> sealed) {
    List<Opened> sample = sealed.orderBy("record").limit(SAMPLE).collectAsList().stream()
        .map(row -> Pairs.opened(row, sealing))
        .toList();
    List<String> patterns = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      for (int j = i + 1; j < sample.size(); j++) {
        patterns.add(comparer.pattern(sample.get(i).values(), sample.get(j).values()));
      }
    }
    return patterns;
  }

  private long[] totals(Dataset<Row> sealed) {
    Column[] filled = new Column[comparer.size()];
    for (int column = 0; column < filled.length; column++) {
      filled[column] = count_if(col("counts").getItem(column).gt(0));
    }
    Row row = sealed.agg(lit(0), filled).head();
    long[] totals = new long[filled.length];
    for (int column = 0; column < totals.length; column++) {
      totals[column] = Math.max(1, row.getLong(column + 1));
    }
    return totals;
  }

  /** {@code one, other, is_linked, mean} for every pair that reaches the threshold. */
  private Dataset<Row> grouped(Dataset<Row> scored, Dataset<Row> sealed, MatchModel model) {
    Dataset<Row> links = scored.where(col("probability").geq(rule.threshold().doubleValue()));
    Dataset<Row> components = Components.of(links.select(xxhash64(col("a")), xxhash64(col("b"))));
    MapFunction<Row, Long> component = row -> row.getAs("component");
    ScoredLinks its = rule;
    Comparer compares = comparer;
    SealedRecords opens = sealing;
    CoGroupFunction<Long, Row, Row, Row> group = (id, records, tried) -> {
      List<Opened> opened = new ArrayList<>();
      records.forEachRemaining(row -> opened.add(Pairs.opened(row, opens)));
      opened.sort(Comparator.comparing(Opened::record));
      return outcomes(new Groups(its, model, compares, opened), tried);
    };
    return sealed
        .join(components, xxhash64(col("token")).equalTo(col("id_hash")))
        .groupByKey(component, Encoders.LONG())
        .cogroup(
            links
                .join(
                    components.toDF("link_hash", "component"),
                    xxhash64(col("a")).equalTo(col("link_hash")))
                .groupByKey(component, Encoders.LONG()),
            group,
            Encoders.row(OUTCOME));
  }

  private static Iterator<Row> outcomes(Groups groups, Iterator<Row> links) {
    List<Row> outcomes = new ArrayList<>();
    groups.link(
        links,
        (tried, isLinked) -> outcomes.add(RowFactory.create(
            tried.link().getAs("one"), tried.link().getAs("other"), isLinked, tried.mean())));
    return outcomes.iterator();
  }

  private Dataset<Row> pairs(Dataset<Row> scored, Dataset<Row> grouped) {
    Column state = when(col("is_linked").isNull(), "BELOW")
        .when(col("is_linked"), "LINKED")
        .otherwise("REFUSED");
    Column strongest = struct(col("is_linked"), col("weight"), col("pattern"));
    Column best =
        struct(col("state"), col("probability"), col("weight"), col("pattern"), col("mean"));
    return scored
        .where(col("probability").geq(WORTH_TELLING))
        .join(grouped, new String[] {"one", "other"}, "left")
        .withColumn("state", state)
        .groupBy(least(col("a"), col("b")).as("a"), greatest(col("a"), col("b")).as("b"))
        .agg(max_by(best, strongest).as("best"))
        .select(
            substring(sha2(concat_ws("|", col("a"), col("b"), lit(rule.rule())), 256), 1, 32)
                .as("link_id"),
            col("a"),
            col("b"),
            lit(rule.rule()).as("rule"),
            lit(String.join(", ", rule.feeds())).as("source"),
            col("best.probability").cast(SCORE).as("probability"),
            col("best.weight").cast(SCORE).as("weight"),
            agreement().apply(col("best.pattern")).as("agreement"),
            col("best.state").as("state"),
            when(
                    col("best.state").equalTo("REFUSED"),
                    concat(
                        lit("the groups it would join are alike by "),
                        format_number(col("best.mean"), 2),
                        lit(" in the mean, which is below " + rule.group())))
                .as("state_reason"))
        .transform(ScoredPairs.TABLE::conform);
  }

  private UserDefinedFunction agreement() {
    Comparer compares = comparer;
    List<String> columns = rule.columns();
    UDF1<String, String> told = pattern -> {
      List<String> levels = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        char level = pattern.charAt(column);
        levels.add(columns.get(column) + " "
            + (level == Comparer.MISSING ? "missing" : compares.level(column, level - '0')));
      }
      return String.join(", ", levels);
    };
    return udf(told, DataTypes.StringType);
  }

  private static UserDefinedFunction weight(MatchModel model) {
    UDF2<String, scala.collection.Seq<Long>, Double> weight = (pattern, agreed) ->
        model.weight(pattern, scala.collection.JavaConverters.seqAsJavaList(agreed));
    return udf(weight, DataTypes.DoubleType);
  }

  private static UserDefinedFunction probability(MatchModel model) {
    UDF1<Double, Double> probability = model::probability;
    return udf(probability, DataTypes.DoubleType);
  }

  private List<Row> weights(MatchModel model) {
    List<Row> rows = new ArrayList<>();
    for (int column = 0; column < comparer.size(); column++) {
      for (int level = 0; level < comparer.levels(column); level++) {
        double m = model.m(column, level);
        double u = model.u(column, level);
        rows.add(RowFactory.create(
            rule.rule(),
            rule.columns().get(column),
            comparer.level(column, level),
            decimal(m),
            decimal(u),
            decimal(MatchModel.log2(m / u))));
      }
    }
    rows.add(RowFactory.create(
        rule.rule(),
        MatchWeights.PRIOR,
        "match",
        decimal(model.probability(0)),
        decimal(1 - model.probability(0)),
        decimal(model.prior())));
    return rows;
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(10, RoundingMode.HALF_EVEN);
  }
}
