package io.tributary.pipeline.standard;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.List;

/** The list of standardisers: one entry to add one. */
final class Definitions {

  static final List<Definition> ALL = List.of(
      Definition.of(
          "phone",
          StringType,
          PhoneRule.PARAMETERS,
          "A mobile phone as E.164 (+8613812345678); masked, virtual, test, fixed-line and"
              + " scientific numbers are refused.",
          PhoneRule::of),
      Definition.of(
          "landline",
          StringType,
          LandlineRule.PARAMETERS,
          "A fixed line as E.164 with its extension (+862112345678;ext=123).",
          LandlineRule::of),
      Definition.of(
          "money",
          MoneyRule.TYPE,
          MoneyRule.PARAMETERS,
          "An amount in yuan with two decimals; thousands separators, currency marks, full-width"
              + " digits, parentheses and trailing minus are read.",
          MoneyRule::of),
      Definition.of(
          "timestamp",
          TimestampType,
          TimeRule.TIME_PARAMETERS,
          "A point in time: yyyy-MM-dd HH:mm:ss, ISO 8601, epoch seconds or milliseconds,"
              + " spreadsheet serials, 24:xx of the day before; null dates are none.",
          TimeRule::timestamp),
      Definition.of(
          "date",
          DateType,
          TimeRule.TIME_PARAMETERS,
          "A calendar day, in the forms timestamp reads.",
          TimeRule::date),
      Definition.of(
          "birthday",
          DateType,
          TimeRule.BIRTHDAY_PARAMETERS,
          "A day of birth; the usual filler days are none.",
          TimeRule::date));

  private Definitions() {}

  static List<String> names() {
    return ALL.stream().map(Definition::name).toList();
  }
}
