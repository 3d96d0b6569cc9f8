package io.tributary.job.report;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.spark.sql.Row;

/** How values read on the page. */
final class Text {

  private Text() {}

  /** Text that HTML shows as it is, in content and in quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A row's value: whole numbers and amounts with separators, an empty text for null. */
  static String of(Row row, int column) {
    Object value = row.get(column);
    if (value == null) {
      return "";
    }
    if (value instanceof Long || value instanceof Integer) {
      return String.format(Locale.ROOT, "%,d", ((Number) value).longValue());
    }
    if (value instanceof BigDecimal amount) {
      return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
    }
    if (value instanceof Double number) {
      return decimals(number, 4);
    }
    return value.toString();
  }

  static String thousands(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static double number(Row row, int column) {
    return row.isNullAt(column) ? 0 : ((Number) row.get(column)).doubleValue();
  }

  static String decimals(double value, int places) {
    return String.format(Locale.ROOT, "%,." + places + "f", value);
  }
}
