package io.tributary.schema.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

  private static final List<String> KNOWN = List.of("order_no", "oaid-device", "mobile");

  @Test
  void aSlipOfTheHandIsSeenThrough() {
    assertThat(DidYouMean.among("odrer_no", KNOWN)).hasValue("order_no");
    assertThat(DidYouMean.among("Order-No", KNOWN)).hasValue("order_no");
  }

  @Test
  void aPartOfANameMeansThatName() {
    assertThat(DidYouMean.among("oaid", KNOWN)).hasValue("oaid-device");
    assertThat(DidYouMean.among("no", KNOWN)).isEmpty();
  }

  @Test
  void ofTwoEquallyNearTheFirstByNameIsMeant() {
    assertThat(DidYouMean.among("tag", List.of("tab", "tad"))).hasValue("tab");
  }

  @Test
  void whereNothingIsNearTheNamesAreToldUpToALength() {
    List<String> many = IntStream.range(100, 200).mapToObj(n -> "n" + n).toList();
    assertThat(DidYouMean.hint("zzzzzz", KNOWN))
        .isEqualTo("Known are: mobile, oaid-device, order_no.");
    assertThat(DidYouMean.hint("zzzzzz", many)).startsWith("Known are: n100,").endsWith("n139, ….");
    assertThat(DidYouMean.hint("zzzzzz", List.of())).isEqualTo("There are none.");
  }
}
