package io.tributary.pipeline.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

  @Test
  void whatCannotBeDividedGoesToTheLargestRemaindersAndOfEqualOnesToTheFirst() {
    assertThat(split("100.00", 1, 1, 1)).containsExactly("33.34", "33.33", "33.33");
    assertThat(split("0.05", 3, 3, 4)).containsExactly("0.02", "0.01", "0.02");
  }

  @Test
  void aShareOfNothingGetsNothing() {
    assertThat(split("100.00", 0, 1, 0)).containsExactly("0.00", "100.00", "0.00");
    assertThat(split("0.00", 1, 1)).containsExactly("0.00", "0.00");
  }

  @Test
  void aNegativeAmountIsDividedAsThePositiveOne() {
    assertThat(split("-100.00", 1, 1, 1)).containsExactly("-33.34", "-33.33", "-33.33");
  }

  @ParameterizedTest
  @CsvSource({"1.000000000000, 7", "1.000000000000, 999", "0.01, 13", "99999999999999.99, 31"})
  void partsAddUpToTheAmount(BigDecimal total, int touches) {
    long[] shares = new long[touches];
    Arrays.fill(shares, 1);

    assertThat(Split.of(total, shares).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(total);
  }

  private static List<String> split(String total, long... shares) {
    return Split.of(new BigDecimal(total), shares).stream()
        .map(BigDecimal::toString)
        .toList();
  }
}
