package io.tributary.pipeline.identity.linkage;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.identity.ScoredLinks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Records as they travel between tasks: their values sealed together, so that no shuffle file holds
 * one in the clear, and keyed hashes of what they are compared by.
 */
final class SealedRecords implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String SEPARATOR = "\u0001";

  private static final StructType SEALED = new StructType()
      .add("sealed", DataTypes.StringType)
      .add("hashes", DataTypes.createArrayType(DataTypes.StringType))
      .add("keys", DataTypes.createArrayType(DataTypes.StringType));

  private final ScoredLinks rule;
  private final Comparer comparer;
  private final FieldCipher cipher;
  private final Tokens tokens;

  SealedRecords(ScoredLinks rule, Comparer comparer, FieldCipher cipher, Tokens tokens) {
    this.rule = rule;
    this.comparer = comparer;
    this.cipher = cipher;
    this.tokens = tokens;
  }

  /**
   * {@code record, token, sealed, keys, counts}: counts says for every compared column how many
   * records have the record's value.
   *
   * @param records {@code record, token, values}: an array with the text of each compared column
   */
  Dataset<Row> of(Dataset<Row> records) {
    UDF3<String, String, scala.collection.Seq<String>, Row> seal =
        (record, token, values) -> sealed(record, values);
    Dataset<Row> sealed = records
        .withColumn("made", udf(seal, SEALED).apply(col("record"), col("token"), col("values")))
        .select(
            col("record"),
            col("token"),
            col("made.sealed").as("sealed"),
            col("made.hashes").as("hashes"),
            col("made.keys").as("keys"));
    Dataset<Row> values = sealed.select(
        col("record"), posexplode_outer(col("hashes")).as(new String[] {"at", "hash"}));
    Dataset<Row> common = values
        .where("hash is not null")
        .groupBy(col("hash").as("counted"))
        .agg(count(lit(1)).as("records"));
    Dataset<Row> counts = values
        .join(common, col("hash").equalTo(col("counted")), "left")
        .groupBy(col("record").as("counted_record"))
        .agg(array_sort(collect_list(struct(
                col("at"),
                when(col("records").isNull(), 0L).otherwise(col("records")).as("n"))))
            .getField("n")
            .as("counts"));
    return sealed
        .join(counts, col("record").equalTo(col("counted_record")))
        .select("record", "token", "sealed", "keys", "counts");
  }

  /** The normal values of a record, in memory; an empty one is missing. */
  List<String> open(String sealed) {
    return List.of(cipher.open(sealed).split(SEPARATOR, -1));
  }

  private Row sealed(String record, scala.collection.Seq<String> values) {
    List<String> normal = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (int column = 0; column < comparer.size(); column++) {
      String value = comparer.normal(column, Optional.ofNullable(values.apply(column)));
      normal.add(value);
      // SQL null: the record has no value in the column.
      hashes.add(value.isEmpty() ? null : tokens.token("scored", Integer.toString(column), value));
    }
    return RowFactory.create(
        cipher.seal(String.join(SEPARATOR, normal), "scored", record),
        hashes.toArray(String[]::new),
        keys(normal).toArray(String[]::new));
  }

  /** One key for every list of blocking keys that the record has all values for. */
  private List<String> keys(List<String> normal) {
    List<String> keys = new ArrayList<>();
    for (int list = 0; list < rule.block().size(); list++) {
      List<String> parts = new ArrayList<>();
      for (ScoredLinks.Key key : rule.block().get(list)) {
        String value = normal.get(rule.columns().indexOf(key.column()));
        String part = part(value, key.part());
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
      if (parts.size() == rule.block().get(list).size()) {
        String hash = tokens.token("scored", "block", String.join(SEPARATOR, parts));
        keys.add(list + ":" + hash);
      }
    }
    return keys;
  }

  private static String part(String value, ScoredLinks.Part part) {
    return switch (part) {
      case WHOLE -> value;
      case HEAD -> value.substring(0, Math.min(4, value.length()));
      case TAIL -> value.substring(Math.max(0, value.length() - 7));
      case LOCAL -> Comparer.local(value);
      case YEAR -> {
        String digits = value.replaceAll("\\D", "");
        yield digits.length() < 4 ? "" : digits.substring(0, 4);
      }
    };
  }
}
