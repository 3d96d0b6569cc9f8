package io.tributary.sample.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YuanTest {

  @Test
  void fenAreTwoDecimals() {
    assertThat(Yuan.text(129_905)).isEqualTo("1299.05");
    assertThat(Yuan.text(-5)).isEqualTo("-0.05");
  }

  @Test
  void thousandsAreSetApart() {
    assertThat(Yuan.withThousands(123_456_700)).isEqualTo("1,234,567.00");
    assertThat(Yuan.withThousands(-129_900)).isEqualTo("-1,299.00");
  }
}
