package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.collect_list;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schema.testkit.Seeds;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@SparkTest
class ComponentsTest {

  private static final String EDGES = """
      a:bigint | b:bigint
      5        | 4
      4        | 9
      -7       | 8
      9        | 5
      9        | 9
      """;

  @Test
  void aComponentIsNamedByItsSmallestIdWhateverThePartitioning(SparkSession spark) {
    for (int partitions : List.of(1, 3, 5)) {
      assertThat(Components.of(TextTables.table(spark, EDGES).repartition(partitions)))
          .hasRows("""
          id_hash | component
          4       | 4
          5       | 4
          9       | 4
          8       | -7
          -7      | -7
          """);
    }
  }

  @Test
  void tokensOfRecordsBelongTogetherAcrossPartitionsAndBuckets(SparkSession spark) {
    Dataset<Row> records = TextTables.table(spark, """
        tokens:array<string>
        [phone:1, cookie:1]
        [cookie:1, cookie:2]
        [cookie:3]
        [member:5, phone:6, cookie:7]
        [cookie:8, cookie:7]
        [phone:1]
        """);
    for (int partitions : List.of(1, 4)) {
      Dataset<Row> found = Components.ofTokens(records.repartition(partitions));
      Assertions.assertThat(found
              .groupBy("component")
              .agg(array_sort(collect_list("token")).as("tokens"))
              .selectExpr("array_join(tokens, ' ')")
              .collectAsList())
          .extracting(row -> row.getString(0))
          .containsExactlyInAnyOrder(
              "cookie:1 cookie:2 phone:1", "cookie:3", "cookie:7 cookie:8 member:5 phone:6");
      Assertions.assertThat(found
              .where(found.col("component").equalTo(functions.xxhash64(found.col("token"))))
              .count())
          .as("components are named by one of their ids, hashed as Spark does")
          .isEqualTo(3);
    }
  }

  @Test
  void noEdgesHaveNoComponents(SparkSession spark) {
    assertThat(Components.of(TextTables.table(spark, "a:bigint | b:bigint"))).hasNoRows();
  }

  @Test
  void moreIdsThanATaskHoldsAreRefusedWithWhatToDo() {
    List<Row> edges = List.of(RowFactory.create(1L, 2L), RowFactory.create(3L, 4L));
    assertThatThrownBy(() -> new IdBlocks(edges.iterator(), IdBlocks::edge, 2, 3, 1).hasNext())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than 3 linked identifiers meet in one task")
        .hasMessageContaining("Keep brands in lakes of their own");
  }

  @Test
  void setsAreRightAcrossManyGrowths() {
    Random random = Seeds.random(Seeds.base());
    UnionFind sets = new UnionFind();
    long[] ids = random.longs(200_000).toArray();
    for (int i = 0; i < ids.length; i++) {
      sets.union(ids[i], ids[i % 10]);
    }
    Assertions.assertThat(sets.size()).isEqualTo(200_000);
    for (int i = 0; i < 10; i++) {
      long smallest = Long.MAX_VALUE;
      for (int j = i; j < ids.length; j += 10) {
        smallest = Math.min(smallest, ids[j]);
      }
      Assertions.assertThat(sets.smallest(ids[i + 100_000])).isEqualTo(smallest);
    }
  }

  @Test
  void aUnionSaysWhetherTheSetsWereApart() {
    UnionFind sets = new UnionFind();
    Assertions.assertThat(sets.union(1, 2)).isTrue();
    Assertions.assertThat(sets.union(2, 3)).isTrue();
    Assertions.assertThat(sets.union(3, 1)).isFalse();
  }
}
