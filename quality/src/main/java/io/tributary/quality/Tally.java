package io.tributary.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Staged rows as one row a key with numbers that only need adding up. Deequ's own uniqueness counts
 * and groups in jobs of their own, one more for every set of columns; over this one its sums are a
 * single job, and the groups are the exact ones.
 */
final class Tally {

  static final String KEPT = "kept";
  static final String DUPLICATES = "duplicates";
  static final String ADDED = "added";
  static final String REMOVED = "removed";
  static final String MISPLACED = "misplaced";
  static final String BROKEN = "broken_";

  private static final String KEY = "key_";
  private static final String NEW_KEY = "new_key_";
  private static final String GONE = "gone";
  private static final String REPLACED = "replaced";
  private static final String BESIDE = "beside";
  private static final String OWNER = "owner";
  private static final String FORMER_OWNER = "former_owner";
  private static final List<String> COUNTS = List.of(KEPT, GONE, MISPLACED, REPLACED, BESIDE);

  private Tally() {}

  /** The columns that are added up: the numbers of rows, and of those that have each fault. */
  static List<String> columns(Staged staged) {
    return Stream.concat(
            Stream.of(KEPT, DUPLICATES, ADDED, REMOVED, MISPLACED),
            IntStream.range(0, staged.faults().size()).mapToObj(i -> BROKEN + i))
        .toList();
  }

  /** One row a key; one in all where there is no key. */
  static Dataset<Row> of(Staged staged) {
    Dataset<Row> flags = staged
        .standing()
        .map(standing -> rows(staged).unionByName(standing(staged, standing), true))
        .orElseGet(() -> rows(staged));
    List<Column> counts = new ArrayList<>();
    COUNTS.forEach(name -> counts.add(count_if(col(name)).as(name)));
    for (int i = 0; i < staged.faults().size(); i++) {
      counts.add(count_if(col(BROKEN + i)).as(BROKEN + i));
    }
    counts.add(max(when(col(KEPT), col(OWNER))).as(OWNER));
    counts.add(max(when(col(REPLACED), col(OWNER))).as(FORMER_OWNER));
    return flags
        .groupBy(staged.key().stream().map(name -> col(KEY + name)).toArray(Column[]::new))
        .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
        .withColumn(DUPLICATES, staged.key().isEmpty() ? lit(0) : one(isDuplicate()))
        .withColumn(ADDED, when(col(REPLACED).equalTo(0), col(KEPT)).otherwise(0))
        .withColumn(REMOVED, when(col(GONE).gt(0), col(REPLACED)).otherwise(0));
  }

  private static Dataset<Row> rows(Staged staged) {
    Column isGone = coalesce(staged.isRemoval().orElse(lit(false)), lit(false));
    List<Column> columns = new ArrayList<>(List.of(keys(staged, KEY)));
    columns.add(isGone.equalTo(false).as(KEPT));
    columns.add(isGone.as(GONE));
    columns.add(coalesce(staged.isMisplaced().orElse(lit(false)), lit(true)).as(MISPLACED));
    columns.add(lit(false).as(REPLACED));
    columns.add(lit(false).as(BESIDE));
    columns.add(owner(staged));
    for (int i = 0; i < staged.faults().size(); i++) {
      Column isBroken = staged.faults().get(i).isBroken();
      columns.add(isBroken.and(isGone.equalTo(false)).as(BROKEN + i));
    }
    return staged.rows().select(columns.toArray(Column[]::new));
  }

  /** Only rows that share a key with a new one, so that the groups do not grow with the table. */
  private static Dataset<Row> standing(Staged staged, Dataset<Row> standing) {
    Dataset<Row> keys = staged.rows().select(keys(staged, NEW_KEY));
    Column isSame = staged.key().stream()
        .map(name -> col(KEY + name).eqNullSafe(col(NEW_KEY + name)))
        .reduce(Column::and)
        .orElse(lit(false));
    List<Column> columns = new ArrayList<>(List.of(keys(staged, KEY)));
    columns.add(coalesce(col(Staged.REPLACED), lit(false)).as(REPLACED));
    columns.add(coalesce(col(Staged.REPLACED), lit(false)).equalTo(false).as(BESIDE));
    columns.add(owner(staged));
    return standing.select(columns.toArray(Column[]::new)).join(keys, isSame, "left_semi");
  }

  private static Column[] keys(Staged staged, String before) {
    return staged.key().stream()
        .map(name -> col("`" + name + "`").as(before + name))
        .toArray(Column[]::new);
  }

  /** As a number, which groups cheaper than text does. */
  private static Column owner(Staged staged) {
    return staged.owner().map(name -> xxhash64(col(name))).orElse(lit(0L)).as(OWNER);
  }

  private static Column isDuplicate() {
    Column hasOther = col(BESIDE).gt(0).or(col(OWNER).notEqual(col(FORMER_OWNER)));
    return col(KEPT).plus(col(GONE)).gt(1).or(col(KEPT).gt(0).and(coalesce(hasOther, lit(false))));
  }

  private static Column one(Column condition) {
    return when(condition, lit(1)).otherwise(0);
  }
}
