package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * An amount in yuan with two decimals.
 *
 * @param shift decimals the unit is smaller than a yuan: 0 for yuan, 2 for fen
 * @param isRounded whether a smaller part than one fen is rounded half up rather than refused
 */
record MoneyRule(int shift, boolean isRounded) implements Rule {

  static final DataType TYPE = DataTypes.createDecimalType(18, 2);
  static final List<Parameter> PARAMETERS = List.of(
      new Parameter("unit", "yuan", "unit of the raw number: yuan or fen"),
      new Parameter("round", "false", "round parts of a fen half up instead of refusing them"));

  private static final int SCALE = 2;
  private static final int PRECISION = 18;
  private static final List<String> MARKS = List.of("RMB", "CNY", "¥", "￥", "元", "圆");

  static MoneyRule of(Settings settings) {
    String unit = settings.choice("unit", List.of("yuan", "fen"));
    return new MoneyRule(unit.equals("fen") ? 2 : 0, settings.flag("round"));
  }

  @Override
  public Standardised apply(String raw) {
    String text = RawText.cleaned(raw);
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    Optional<BigDecimal> number = NumberText.parse(withoutCurrency(text));
    return number.isEmpty() ? Reasons.NOT_A_NUMBER.rejected() : inYuan(number.get());
  }

  /** Plain amounts, the usual case, are returned as they are. */
  private static String withoutCurrency(String text) {
    char first = text.charAt(text.length() > 1 && text.charAt(0) == '-' ? 1 : 0);
    if (Characters.isDigit(first) && Characters.isDigit(text.charAt(text.length() - 1))) {
      return text;
    }
    String amount = text;
    for (String mark : MARKS) {
      int at = Characters.upper(amount).indexOf(mark);
      if (at >= 0 && isAtAnEdge(amount, at, at + mark.length())) {
        amount = amount.substring(0, at) + amount.substring(at + mark.length());
      }
    }
    return amount.strip();
  }

  /** Whether no digit stands on one of the two sides: a mark within the digits is a mistake. */
  private static boolean isAtAnEdge(String text, int start, int end) {
    return !hasDigit(text.substring(0, start)) || !hasDigit(text.substring(end));
  }

  private static boolean hasDigit(String text) {
    return RawText.folded(text).chars().anyMatch(c -> Characters.isDigit((char) c));
  }

  private Standardised inYuan(BigDecimal number) {
    BigDecimal amount = number.scaleByPowerOfTen(-shift);
    if (!isRounded && NumberRules.hasMoreDecimals(amount, SCALE)) {
      return Reasons.MONEY_PRECISION.rejected();
    }
    BigDecimal rounded = amount.setScale(SCALE, RoundingMode.HALF_UP);
    return rounded.precision() > PRECISION
        ? Reasons.OUT_OF_RANGE.rejected("The amount has more than 16 digits before the point.")
        : new Standardised.Value(rounded);
  }
}
