package io.tributary.pipeline.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/**
 * Tables of raw values and what must become of them: {@code raw | value}, {@code raw | !code} or
 * {@code raw | missing}. A raw value in brackets keeps its blanks.
 */
final class Cases {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private Cases() {}

  static Standardiser named(String name, String... parameters) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      given.put(parameters[i], parameters[i + 1]);
    }
    return Standardisers.named(name, given, SHANGHAI);
  }

  static void check(Standardiser standardiser, String table) {
    SoftAssertions all = new SoftAssertions();
    long checked = table
        .lines()
        .filter(line -> !line.isBlank())
        .peek(line -> {
          int bar = line.lastIndexOf('|');
          String raw = raw(line.substring(0, bar).strip());
          all.assertThat(outcome(standardiser.apply(raw)))
              .as("%s of <%s>", standardiser.name(), raw)
              .isEqualTo(line.substring(bar + 1).strip());
        })
        .count();
    assertThat(checked).isPositive();
    all.assertAll();
  }

  static String outcome(Standardised standardised) {
    if (standardised instanceof Standardised.Value found) {
      return found.value().toString();
    }
    return standardised instanceof Standardised.Rejected refused ? "!" + refused.code() : "missing";
  }

  private static String raw(String cell) {
    return cell.startsWith("[") && cell.endsWith("]") ? cell.substring(1, cell.length() - 1) : cell;
  }
}
