package io.tributary.pipeline.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @Test
  void onlyTheFirstCharacterAndARoughLengthStay() {
    assertThat(Masking.mask("13812345678")).isEqualTo("1**********");
    assertThat(Masking.mask("1381234567")).isEqualTo("1**********");
    assertThat(Masking.mask("张三")).isEqualTo("张***");
    assertThat(Masking.mask("5")).isEqualTo("****");
    assertThat(Masking.mask("\t13812345678")).isEqualTo("*".repeat(11));
    assertThat(Masking.mask("1381234567800")).isEqualTo("1" + "*".repeat(19));
    assertThat(Masking.mask("🏀ball")).isEqualTo("*".repeat(8));
    assertThat(Masking.mask("")).isEmpty();
    assertThat(Masking.mask(null)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260630})
  void nothingButFirstCharacterAndLengthBucketDecidesTheMask(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, String> masks = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      String raw = Long.toString(random.nextLong(1, 1L << random.nextInt(4, 62)));
      int length = raw.length();
      int bucket = length <= 4 ? 4 : length <= 8 ? 8 : length <= 12 ? 12 : 99;
      String first = length > 1 ? raw.substring(0, 1) : "";
      String mask = Masking.mask(raw);
      assertThat(masks.computeIfAbsent(first + "/" + bucket, key -> mask))
          .as("seed %s", seed)
          .isEqualTo(mask);
    }
  }
}
