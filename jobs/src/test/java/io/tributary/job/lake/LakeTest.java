package io.tributary.job.lake;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class LakeTest {

  private static final Field ID = Field.string("id", "Which.").notNull();
  private static final Field SIZE = Field.count("size", "How big.");
  private static final TableSpec THINGS =
      TableSpec.of("gold", "things", "thing", List.of(ID, SIZE), List.of(ID));
  private static final TableSpec GROWN = TableSpec.of(
      "gold",
      "things",
      "thing",
      List.of(ID, SIZE, Field.string("colour", "Added later.")),
      List.of(ID));

  @Test
  void rowsAreAddedOncePerTag(SparkSession session, @io.tributary.schema.testkit.Lake Path folder) {
    Lake lake = new Lake(session, folder.toString());
    assertThat(lake.read(THINGS)).hasNoRows();
    assertThat(lake.version(THINGS)).isEmpty();
    Dataset<Row> rows = TextTables.table(session, "id | size:bigint\na | 1\nb | 2");

    Written first = lake.write(THINGS, rows, new WriteMode.Append(), tag("r1", 1));
    Written other = lake.write(THINGS, rows.limit(1), new WriteMode.Append(), tag("r2", 1));
    Written again = lake.write(THINGS, rows, new WriteMode.Append(), tag("r2", 9));

    assertThat(first).isEqualTo(new Written(0, 2));
    assertThat(other).isEqualTo(new Written(1, 1));
    assertThat(again).isEqualTo(other);
    assertThat(lake.read(THINGS)).hasRows("id | size\na | 1\nb | 2\na | 1");
    assertThat(lake.read(THINGS, 0)).hasRows("id | size\na | 1\nb | 2");
  }

  @Test
  void aMergeUpdatesInsertsAndDeletesByKey(
      SparkSession session, @io.tributary.schema.testkit.Lake Path folder) {
    Lake lake = new Lake(session, folder.toString());
    WriteMode merge = WriteMode.Merge.by("id").updatingWhere("s.size > t.size");
    Dataset<Row> before =
        TextTables.table(session, "id | size:bigint\na | 1\nb | 2\nc | 3\nnull | 5");
    lake.write(THINGS, before, merge, tag("r1", 1));
    Dataset<Row> changes = TextTables.table(session, """
        id   | size:bigint | _delete:boolean
        a    | 9           | false
        b    | 1           | null
        c    | 3           | true
        d    | 4           | null
        e    | 5           | true
        null | 6           | false
        """);
    Written written = lake.write(THINGS, changes, merge, tag("r2", 1));
    assertThat(written).isEqualTo(new Written(1, 4));
    assertThat(lake.read(THINGS)).hasRows("id | size\na | 9\nb | 2\nd | 4\nnull | 6");

    Written nothing = lake.write(THINGS, changes.limit(0), merge, tag("r3", 1));
    assertThat(nothing.rows()).isZero();
    assertThat(lake.version(THINGS).orElseThrow()).isEqualTo(nothing.version());
  }

  @Test
  void aReplacedPartLeavesTheRestAndADeleteTakesOnlyWhatItNames(
      SparkSession session, @io.tributary.schema.testkit.Lake Path folder) {
    Lake lake = new Lake(session, folder.toString());
    WriteMode part = new WriteMode.ReplaceWhere("size < 3");
    Dataset<Row> rows = TextTables.table(session, "id | size:bigint\na | 1\nb | 2\nc | 3");
    assertThat(lake.delete(THINGS, "true", tag("r0", 1))).isEqualTo(new Written(-1, 0));
    lake.write(THINGS, rows, part, tag("r1", 1));
    Dataset<Row> next = TextTables.table(session, "id | size:bigint\nx | 2");
    assertThat(lake.write(THINGS, next, part, tag("r2", 1))).isEqualTo(new Written(1, 1));
    assertThat(lake.read(THINGS)).hasRows("id | size\nx | 2\nc | 3");
    assertThat(lake.delete(THINGS, "id = 'c'", tag("r3", 1))).isEqualTo(new Written(2, 1));
    assertThat(lake.delete(THINGS, "id = 'c'", tag("r3", 1))).isEqualTo(new Written(2, 1));
    assertThat(lake.read(THINGS)).hasRows("id | size\nx | 2");
  }

  @Test
  void aColumnTheContractGainsIsNullInOldRowsAndAddedByEveryKindOfWrite(
      SparkSession session, @io.tributary.schema.testkit.Lake Path folder) {
    Dataset<Row> old = TextTables.table(session, "id | size:bigint\na | 1");
    Dataset<Row> grown = TextTables.table(session, "id | size:bigint | colour\nb | 2 | red");
    List<WriteMode> modes = List.of(
        new WriteMode.Append(), WriteMode.Merge.by("id"), new WriteMode.ReplaceWhere("size = 2"));
    for (WriteMode mode : modes) {
      Lake lake = new Lake(session, folder + "/" + modes.indexOf(mode));
      lake.write(THINGS, old, mode, tag("r1", 1));
      assertThat(lake.read(GROWN)).hasRows("id | size | colour\na | 1 | null");
      lake.write(GROWN, grown, mode, tag("r2", 1));
      assertThat(lake.read(GROWN)).hasRows("id | size | colour\na | 1 | null\nb | 2 | red");
      assertThat(lake.read(THINGS)).hasColumns("id", "size");
    }
  }

  @Test
  void rowsThatLackAColumnAreRefused(
      SparkSession session, @io.tributary.schema.testkit.Lake Path folder) {
    Lake lake = new Lake(session, folder.toString());
    Dataset<Row> rows = TextTables.table(session, "id\na");
    assertThatThrownBy(() -> lake.write(THINGS, rows, new WriteMode.Append(), tag("r1", 1)))
        .hasMessageContaining("Cannot build gold.things: column size is missing");
    assertThat(lake.exists(THINGS)).isFalse();
  }

  private static WriteTag tag(String run, long fence) {
    return new WriteTag(run, "job \"quoted\"", "", fence);
  }
}
