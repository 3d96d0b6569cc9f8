package io.tributary.pipeline.privacy;

import static io.tributary.schema.Columns.ONE_ID;
import static io.tributary.schema.Columns.TOKENS;
import static io.tributary.schema.table.ConsentEvents.ARRIVED_AT;
import static io.tributary.schema.table.ConsentEvents.CHANNEL;
import static io.tributary.schema.table.ConsentEvents.CONSENT_EVENT_ID;
import static io.tributary.schema.table.ConsentEvents.NOTICE_VERSION;
import static io.tributary.schema.table.ConsentEvents.OCCURRED_AT;
import static io.tributary.schema.table.ConsentEvents.PURPOSE;
import static io.tributary.schema.table.ConsentEvents.RECIPIENT;
import static io.tributary.schema.table.ConsentEvents.SOURCE;
import static io.tributary.schema.table.ConsentEvents.STATUS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Statements of consent with the person who made them and the identifier they were made by: the
 * first of their identifiers that was a person's at that time. A statement of an old owner of a
 * phone does not bind the new one.
 */
final class Statements {

  /** Stands for every channel, or every recipient. */
  static final String ANY = "any";

  static final String GRANTED = "GRANTED";

  static final List<Field> FIELDS = List.of(
      CONSENT_EVENT_ID,
      PURPOSE,
      CHANNEL,
      RECIPIENT,
      STATUS,
      NOTICE_VERSION,
      SOURCE,
      OCCURRED_AT,
      ARRIVED_AT);

  private Statements() {}

  /** One row per statement that counts and whose person is known. */
  static Dataset<Row> of(Dataset<Row> consentEvents, Dataset<Row> identityMap, AsOf asOf) {
    Column[] said = Stream.concat(
            FIELDS.stream().map(Field::column),
            Stream.of(
                Columns.BRAND_ID.column(),
                posexplode(TOKENS.column()).as(new String[] {"position", "token"})))
        .toArray(Column[]::new);
    Column[] statement = Stream.concat(
            FIELDS.stream().map(Field::column), Stream.of(ONE_ID.column(), col("token")))
        .toArray(Column[]::new);
    return consentEvents
        .where(OCCURRED_AT.column().leq(lit(asOf.happenedBy())))
        .where(ARRIVED_AT.column().leq(lit(asOf.knownBy())))
        .select(said)
        .join(owners(identityMap, asOf.knownBy()), col("token").equalTo(col("owned")))
        .where(isOwned())
        .groupBy(
            CONSENT_EVENT_ID.column().as("event"), Columns.BRAND_ID.column().as("brand"))
        .agg(min_by(struct(statement), col("position")).as("statement"))
        .select("statement.*");
  }

  /** Whether a statement about a channel or recipient is also about that one. */
  static Column covers(Column said, Column asked) {
    return said.equalTo(asked).or(said.equalTo(ANY));
  }

  /** Everything that is not a consent; of two statements of one time it is the newer one. */
  static Column isRefusal(Column status) {
    return coalesce(status.notEqual(GRANTED), lit(true));
  }

  /** Greatest for the newest of one identifier's statements. */
  static Column newest(Column statement) {
    return struct(
        statement.getField(OCCURRED_AT.name()),
        isRefusal(statement.getField(STATUS.name())),
        statement.getField(ARRIVED_AT.name()),
        statement.getField(CONSENT_EVENT_ID.name()));
  }

  /** Greatest for the most restrictive of several identifiers' newest statements. */
  static Column mostRestrictive(Column statement) {
    return struct(
        isRefusal(statement.getField(STATUS.name())),
        statement.getField(OCCURRED_AT.name()),
        statement.getField(ARRIVED_AT.name()),
        statement.getField(CONSENT_EVENT_ID.name()));
  }

  private static Dataset<Row> owners(Dataset<Row> identityMap, Instant knownBy) {
    Column isBelieved = col("recorded_to").isNull().or(col("recorded_to").gt(lit(knownBy)));
    return identityMap
        .where(col("recorded_from").leq(lit(knownBy)).and(isBelieved))
        .select(col("token").as("owned"), ONE_ID.column(), col("valid_from"), col("valid_to"));
  }

  private static Column isOwned() {
    Column hasBegun = col("valid_from").isNull().or(OCCURRED_AT.column().geq(col("valid_from")));
    Column lasts = col("valid_to").isNull().or(OCCURRED_AT.column().lt(col("valid_to")));
    return hasBegun.and(lasts);
  }
}
