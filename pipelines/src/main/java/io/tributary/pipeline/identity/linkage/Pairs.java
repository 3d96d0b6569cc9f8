package io.tributary.pipeline.identity.linkage;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Compares the records that agree in a list of blocking keys. */
final class Pairs {

  /** {@code list, one, other, a, b, pattern, agreed}: records one before other, tokens a and b. */
  private static final StructType PAIR = new StructType()
      .add("list", DataTypes.IntegerType, false)
      .add("one", DataTypes.StringType, false)
      .add("other", DataTypes.StringType, false)
      .add("a", DataTypes.StringType, false)
      .add("b", DataTypes.StringType, false)
      .add("pattern", DataTypes.StringType, false)
      .add("agreed", DataTypes.createArrayType(DataTypes.LongType), false);

  private Pairs() {}

  /** A record in a task: its values in the clear. */
  record Opened(String record, String token, List<String> values, List<Long> counts) {

    /** How many records have a column's value where both have the same, 0 elsewhere. */
    List<Long> agreed(Opened other) {
      List<Long> agreed = new ArrayList<>();
      for (int column = 0; column < values.size(); column++) {
        String value = values.get(column);
        boolean isSame = !value.isEmpty() && value.equals(other.values.get(column));
        agreed.add(isSame ? counts.get(column) : 0L);
      }
      return agreed;
    }
  }

  static Opened opened(Row row, SealedRecords records) {
    return new Opened(
        row.getAs("record"),
        row.getAs("token"),
        records.open(row.getAs("sealed")),
        row.getList(row.fieldIndex("counts")));
  }

  /** The pairs of {@link #PAIR}; a pair is there once for each list its records agree in. */
  static Dataset<Row> of(
      Dataset<Row> sealed, SealedRecords records, Comparer comparer, int maxBlock) {
    Dataset<Row> keys = sealed.select(col("record"), explode(col("keys")).as("key"));
    Dataset<Row> blocks = keys.groupBy(col("key").as("block"))
        .agg(count(lit(1)).as("size"))
        .where(col("size").between(2, maxBlock))
        .select("block");
    FlatMapFunction<Row, Row> compare = block -> compared(block, records, comparer);
    return sealed
        .withColumn("key", explode(col("keys")))
        .join(blocks, col("key").equalTo(col("block")))
        .groupBy("key")
        .agg(array_sort(
                collect_list(struct(col("record"), col("token"), col("sealed"), col("counts"))))
            .as("records"))
        .flatMap(compare, Encoders.row(PAIR));
  }

  private static Iterator<Row> compared(Row block, SealedRecords records, Comparer comparer) {
    String key = block.getAs("key");
    int list = Integer.parseInt(key.substring(0, key.indexOf(':')));
    List<Row> rows = block.getList(block.fieldIndex("records"));
    List<Opened> opened = rows.stream().map(row -> opened(row, records)).toList();
    List<Row> pairs = new ArrayList<>();
    for (int i = 0; i < opened.size(); i++) {
      for (int j = i + 1; j < opened.size(); j++) {
        Opened one = opened.get(i);
        Opened other = opened.get(j);
        if (!one.token().equals(other.token())) {
          pairs.add(RowFactory.create(
              list,
              one.record(),
              other.record(),
              one.token(),
              other.token(),
              comparer.pattern(one.values(), other.values()),
              one.agreed(other).toArray(Long[]::new)));
        }
      }
    }
    return pairs.iterator();
  }
}
