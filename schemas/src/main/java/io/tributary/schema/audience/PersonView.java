package io.tributary.schema.audience;

import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.RfmScores;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What conditions and values see of a person: the profile, RFM, life cycle, age, and as of when.
 */
public final class PersonView {

  public static final Field AGE = Field.count(
          "age", "Whole years on the as-of day; null without a birthday, or with one to come.")
      .privacy(Privacy.PSEUDONYMOUS);
  public static final Field AS_OF = Field.date("as_of", "The day the conditions are asked for.");
  public static final Field LIFE_STAGE_SINCE =
      Field.date("life_stage_since", "First day of the life stage.");
  /** Codes of the person's tags; only audiences see them. */
  public static final Field TAGS = Field.of(
      "tags", DataTypes.createArrayType(DataTypes.StringType), "Codes of the person's tags.");

  /** Columns of gold.rfm_scores beside the segment, which the profile has. */
  public static final List<Field> OF_RFM = List.of(
      RfmScores.FREQUENCY,
      RfmScores.MONETARY,
      RfmScores.R_SCORE,
      RfmScores.F_SCORE,
      RfmScores.M_SCORE,
      RfmScores.RFM_TYPE_ZH);

  /** Columns of gold.lifecycle beside the stage, which the profile has. */
  public static final List<Field> OF_LIFECYCLE = List.of(
      Lifecycle.ORDER_DAYS,
      Lifecycle.FIRST_ORDER_DATE,
      Lifecycle.LAST_ORDER_DATE,
      Lifecycle.RECENCY_DAYS,
      Lifecycle.GAP_DAYS,
      Lifecycle.BREAK_DAYS);

  private static final List<Field> COLUMNS = columnsInOrder();

  private PersonView() {}

  /** The columns tags see. */
  public static List<Field> columns() {
    return COLUMNS;
  }

  /** The columns of gold.customer_360 among them. */
  public static List<Field> ofProfile() {
    return Customer360.TABLE.fields().stream()
        .filter(field -> !field.equals(Customer360.CHANGED_AT))
        .toList();
  }

  /** What tags see. */
  public static StructType forTags() {
    return schema(COLUMNS.stream());
  }

  /** What audiences see: the codes of tags, too. */
  public static StructType forAudiences() {
    return schema(Stream.concat(COLUMNS.stream(), Stream.of(TAGS)));
  }

  private static List<Field> columnsInOrder() {
    return Stream.of(
            ofProfile().stream(),
            OF_RFM.stream(),
            OF_LIFECYCLE.stream(),
            Stream.of(LIFE_STAGE_SINCE, AGE, AS_OF))
        .flatMap(fields -> fields)
        .toList();
  }

  private static StructType schema(Stream<Field> fields) {
    return new StructType(fields.map(Field::structField).toArray(StructField[]::new));
  }
}
