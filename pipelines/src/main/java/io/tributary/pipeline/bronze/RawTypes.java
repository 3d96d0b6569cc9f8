package io.tributary.pipeline.bronze;

import io.tributary.schema.contract.ColumnSpec.RawType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Raw text as the type a contract gives a raw column. */
final class RawTypes {

  private static final int SCALE = 10;
  private static final int PRECISION = 38;
  private static final int LONGEST_NUMBER = 200;

  private RawTypes() {}

  /** The value, or nothing where the text does not fit the type. */
  static Optional<Object> parse(RawType type, String text) {
    String trimmed = text.strip();
    return switch (type) {
      case STRING, JSON -> Optional.of(text);
      case LONG -> whole(trimmed);
      case DECIMAL -> decimal(trimmed);
      case BOOLEAN -> truth(trimmed);
      case ARRAY -> Optional.empty();
    };
  }

  private static Optional<Object> whole(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException misfit) {
      return Optional.empty();
    }
  }

  private static Optional<Object> decimal(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      // Scaling 1e999999999 would write out a billion zeros.
      boolean isHuge = (long) number.precision() - number.scale() > PRECISION - SCALE;
      return isHuge ? Optional.empty() : Optional.of(number.setScale(SCALE));
    } catch (ArithmeticException | NumberFormatException misfit) {
      return Optional.empty();
    }
  }

  /** Whether a text that does not fit the type is a number all the same. */
  static boolean isWider(RawType type, String text) {
    if ((type != RawType.LONG && type != RawType.DECIMAL) || text.length() > LONGEST_NUMBER) {
      return false;
    }
    try {
      new BigDecimal(text.strip());
      return true;
    } catch (NumberFormatException none) {
      return false;
    }
  }

  private static Optional<Object> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
