package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Numbers that are no money. */
final class NumberRules {

  static final List<Parameter> DECIMAL_PARAMETERS = List.of(
      new Parameter("scale", "4", "decimals of the value, 0 to 18"),
      new Parameter("round", "false", "round more decimals half up instead of refusing them"));

  private static final int PRECISION = 28;
  private static final int LARGEST_SCALE = 18;
  private static final BigDecimal SMALLEST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LARGEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private NumberRules() {}

  static DataType decimalType(Settings settings) {
    return DataTypes.createDecimalType(PRECISION, settings.number("scale", 0, LARGEST_SCALE));
  }

  static Rule decimal(Settings settings) {
    int scale = settings.number("scale", 0, LARGEST_SCALE);
    boolean isRounded = settings.flag("round");
    return raw -> {
      String text = RawText.cleaned(raw);
      if (text.isEmpty()) {
        return Standardised.MISSING;
      }
      Optional<BigDecimal> number = NumberText.parse(text);
      return number.isEmpty()
          ? Reasons.NOT_A_NUMBER.rejected()
          : scaled(number.get(), scale, isRounded);
    };
  }

  static Standardised integer(String raw) {
    String text = RawText.cleaned(raw);
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    Optional<BigDecimal> number = NumberText.parse(text);
    if (number.isEmpty() || hasMoreDecimals(number.get(), 0)) {
      return Reasons.NOT_A_NUMBER.rejected("The value is not a whole number in plain digits.");
    }
    BigDecimal whole = number.get();
    return whole.compareTo(SMALLEST_LONG) < 0 || whole.compareTo(LARGEST_LONG) > 0
        ? Reasons.OUT_OF_RANGE.rejected("The number does not fit 64 bits.")
        : new Standardised.Value(whole.longValue());
  }

  static boolean hasMoreDecimals(BigDecimal number, int scale) {
    return number.scale() > scale && number.stripTrailingZeros().scale() > scale;
  }

  private static Standardised scaled(BigDecimal number, int scale, boolean isRounded) {
    if (!isRounded && hasMoreDecimals(number, scale)) {
      return Reasons.NUMBER_PRECISION.rejected();
    }
    BigDecimal value = number.setScale(scale, RoundingMode.HALF_UP);
    return value.precision() > PRECISION
        ? Reasons.OUT_OF_RANGE.rejected(
            "The number has more than " + (PRECISION - scale) + " digits before the point.")
        : new Standardised.Value(value);
  }
}
