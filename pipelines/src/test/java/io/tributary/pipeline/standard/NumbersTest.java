package io.tributary.pipeline.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @Test
  void moneyIsReadInEveryWayItIsWritten() {
    Cases.check(Cases.named("money"), """
        1299             | 1299.00
        1,299.00         | 1299.00
        1，299.00        | 1299.00
        １，２９９．００ | 1299.00
        12,345,678.9     | 12345678.90
        ¥1,299           | 1299.00
        ￥ 1299.5        | 1299.50
        12.5元           | 12.50
        RMB 12           | 12.00
        12 CNY           | 12.00
        -12.50           | -12.50
        −12.50           | -12.50
        ¥-12.50          | -12.50
        -¥12.50          | -12.50
        (1,299.00)       | -1299.00
        （1,299.00）     | -1299.00
        1299.00-         | -1299.00
        +3               | 3.00
        .5               | 0.50
        5.               | 5.00
        12.340           | 12.34
        ="12.30"         | 12.30
        0                | 0.00
        """);
  }

  @Test
  void whatIsNoAmountIsRefused() {
    Cases.check(Cases.named("money"), """
        abc               | !not-a-number
        12元5             | !not-a-number
        1,29              | !not-a-number
        1,2999            | !not-a-number
        1,299,00          | !not-a-number
        ,299              | !not-a-number
        1.2.3             | !not-a-number
        1E3               | !not-a-number
        1.38E+10          | !not-a-number
        12 30             | !not-a-number
        ¥                 | !not-a-number
        12.345            | !money-precision
        99999999999999999 | !out-of-range
        -                 | missing
        无                | missing
        """);
  }

  @Test
  void smallerPartsThanAFenAreRoundedOnlyWhenAsked() {
    Cases.check(Cases.named("money", "round", "true"), """
        12.345  | 12.35
        -12.345 | -12.35
        12.344  | 12.34
        """);
  }

  @Test
  void fenBecomeYuan() {
    Cases.check(Cases.named("money", "unit", "fen"), """
        1299    | 12.99
        1299.00 | 12.99
        -5      | -0.05
        0       | 0.00
        1299.5  | !money-precision
        """);
  }

  @Test
  void integersAndDecimals() {
    Cases.check(Cases.named("integer"), """
        3                    | 3
        3.0                  | 3
        -3                   | -3
        １，２３４           | 1234
        9223372036854775807  | 9223372036854775807
        -9223372036854775808 | -9223372036854775808
        9223372036854775808  | !out-of-range
        3.5                  | !not-a-number
        1E3                  | !not-a-number
        abc                  | !not-a-number
        null                 | missing
        """);
    Cases.check(Cases.named("decimal"), """
        2.55    | 2.5500
        -0.5    | -0.5000
        1.23456 | !number-precision
        """);
    assertThat(Cases.named("decimal", "scale", "6").type())
        .isEqualTo(DataTypes.createDecimalType(28, 6));
    assertThat(Cases.named("money").type()).isEqualTo(DataTypes.createDecimalType(18, 2));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260630, 4711})
  void anAmountSurvivesEveryWayToWriteIt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Standardiser money = Cases.named("money");
    for (int i = 0; i < 2_000; i++) {
      long fen = random.nextLong(0, 1L << random.nextInt(1, 50));
      BigDecimal amount = BigDecimal.valueOf(fen, 2);
      String grouped = String.format(Locale.ROOT, "%,.2f", amount);
      for (String text : List.of(amount.toPlainString(), grouped, "¥" + grouped, grouped + "元")) {
        assertThat(money.apply(text))
            .as("seed %s, text <%s>", seed, text)
            .isEqualTo(new Standardised.Value(amount));
        assertThat(money.apply("(" + grouped + ")"))
            .isEqualTo(new Standardised.Value(amount.negate()));
      }
    }
  }

  @Test
  void wrongParametersAreExplained() {
    assertThatThrownBy(() -> Cases.named("money", "unit", "fenn"))
        .hasMessage("Parameter 'unit' of standardiser money is 'fenn'; write one of [yuan, fen]."
            + " Did you mean 'fen'?");
    assertThatThrownBy(() -> Cases.named("money", "round", "yes"))
        .hasMessage("Parameter 'round' of standardiser money is 'yes'; write true or false.");
    assertThatThrownBy(() -> Cases.named("decimal", "scale", "40"))
        .hasMessage("Parameter 'scale' of standardiser decimal is '40'; write a whole number from 0"
            + " to 18.");
  }
}
