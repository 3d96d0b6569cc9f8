package io.tributary.pipeline.standard;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.tributary.pipeline.standard.IdRule.Alphabet;
import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.util.List;

/** The list of standardisers: one entry to add one. */
final class Definitions {

  private static final int LONGEST_ID = 256;

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
          TimeRule::date),
      Definition.of(
          "email",
          StringType,
          List.of(),
          "An e-mail address in lower case without mailto:; fillers such as noreply@ are refused.",
          settings -> EmailRule::apply),
      id("openid", Alphabet.WORD, 6, "A WeChat openid; unique within its app id."),
      id("unionid", Alphabet.WORD, 6, "A WeChat unionid."),
      id("external-userid", Alphabet.WORD, 6, "A WeCom external contact."),
      id("cookie", Alphabet.VISIBLE, 6, "A browser's or app's own visitor id."),
      id("member-id", Alphabet.VISIBLE, 3, "A member number; 0 and all zeros are refused."),
      id("taobao-ouid", Alphabet.ENCODED, 6, "A Taobao buyer (buyer_open_uid, ouid)."),
      id(
          "oaid-receiver",
          Alphabet.ENCODED,
          8,
          "The receiver of a Taobao or JD order (OAID of the address); never a device."),
      Definition.of(
          "idfa",
          StringType,
          List.of(),
          "An iOS advertising id as upper-case UUID; zeros are refused.",
          settings -> DeviceRules::idfa),
      Definition.of(
          "oaid-device",
          StringType,
          List.of(),
          "An Android OAID (UUID, or 16, 32 or 64 hexadecimal digits) in lower case; zeros are"
              + " refused.",
          settings -> DeviceRules::oaid),
      Definition.of(
          "imei",
          StringType,
          List.of(),
          "An IMEI of 15 digits; the check digit is checked, and added to 14 digits.",
          settings -> DeviceRules::imei),
      Definition.of(
          "text",
          StringType,
          List.of(
              new Parameter("fold", "false", "whether full-width ASCII becomes plain"),
              new Parameter("max-length", "0", "longest text allowed; 0 is any length")),
          "Trimmed text.",
          TextRules::text),
      Definition.of(
          "name",
          StringType,
          List.of(),
          "A person's name in plain characters with single blanks, none between Chinese ones.",
          settings -> TextRules::name),
      Definition.of(
          "gender",
          StringType,
          List.of(new Parameter("map", "", "more raw values: 3=unknown|公=male")),
          "female, male or unknown.",
          EnumRule::gender),
      new Definition(
          "decimal",
          NumberRules::decimalType,
          NumberRules.DECIMAL_PARAMETERS,
          "A decimal number; separators, signs and full-width digits as in money.",
          NumberRules::decimal),
      Definition.of(
          "integer",
          LongType,
          List.of(),
          "A whole number; 3.0 is one, scientific notation is refused.",
          settings -> NumberRules::integer),
      Definition.of(
          "boolean",
          BooleanType,
          List.of(),
          "true for 是, Y, yes, true, 1 and the like, false for their opposites.",
          settings -> EnumRule.truth()),
      Definition.of(
          "enum", StringType, EnumRule.PARAMETERS, "The code of a known raw value.", EnumRule::of),
      Definition.of(
          "region",
          StringType,
          RegionRule.PARAMETERS,
          "The six-digit GB/T 2260 code (edition of 2016) of a Chinese region, from its name or"
              + " path; former and later names lead to the unit that holds the place.",
          RegionRule::of),
      Definition.of(
          "url-parameter",
          StringType,
          UrlParameterRule.PARAMETERS,
          "A parameter of a URL's query, decoded, such as utm_source; a macro its platform did not"
              + " replace is none.",
          UrlParameterRule::of),
      Definition.of(
          "category",
          StringType,
          List.of(),
          "A category path joined with >, as in 护肤>面霜.",
          settings -> TextRules::category),
      Definition.of(
          "lower",
          StringType,
          List.of(),
          "Trimmed text in lower case.",
          settings -> TextRules::lower),
      Definition.of(
          "upper",
          StringType,
          List.of(),
          "Trimmed text in upper case.",
          settings -> TextRules::upper),
      Definition.of(
          "string",
          StringType,
          List.of(),
          "The text as it is; null words are none.",
          settings -> TextRules::string));

  private Definitions() {}

  static List<String> names() {
    return ALL.stream().map(Definition::name).toList();
  }

  private static Definition id(String name, Alphabet alphabet, int minLength, String says) {
    return Definition.of(
        name, StringType, IdRule.parameters(minLength, LONGEST_ID), says, IdRule.of(alphabet));
  }
}
