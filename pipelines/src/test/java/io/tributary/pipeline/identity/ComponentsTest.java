package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schema.testkit.Seeds;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
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
  void noEdgesHaveNoComponents(SparkSession spark) {
    assertThat(Components.of(TextTables.table(spark, "a:bigint | b:bigint"))).hasNoRows();
  }

  @Test
  void moreIdsThanATaskHoldsAreRefusedWithWhatToDo() {
    List<Row> edges = List.of(RowFactory.create(1L, 2L), RowFactory.create(3L, 4L));
    assertThatThrownBy(() -> Components.sets(edges.iterator(), 3))
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
