package io.tributary.pipeline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.pipeline.identity.Bridges.Bridge;
import io.tributary.pipeline.identity.Bridges.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BridgesTest {

  @Test
  void theLinkBetweenTwoCirclesIsOneAndTheMostEvenHalvesComeFirst() {
    List<Bridge> bridges = Bridges.of(edges("a-b b-c c-a c-d d-e e-f f-d f-g"));

    assertThat(bridges)
        .extracting(bridge -> bridge.edge().linkId(), Bridge::part, Bridge::rest)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("c-d", 3, 4),
            org.assertj.core.groups.Tuple.tuple("f-g", 1, 6));
  }

  @Test
  void twoLinksBetweenTheSameTwoAreNone() {
    assertThat(Bridges.of(edges("a-b b-a b-c")))
        .extracting(bridge -> bridge.edge().linkId())
        .containsExactly("b-c");
    assertThat(Bridges.of(List.of())).isEmpty();
  }

  @Test
  void aChainOfManyIsWalkedWithoutRecursion() {
    List<Edge> chain = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      chain.add(new Edge("l" + i, "n" + i, "n" + (i + 1)));
    }

    List<Bridge> bridges = Bridges.of(chain);

    assertThat(bridges).hasSize(50_000);
    assertThat(bridges.get(0).part()).isEqualTo(25_000);
    assertThat(bridges.get(0).rest()).isEqualTo(25_001);
  }

  private static List<Edge> edges(String text) {
    return Stream.of(text.split(" "))
        .map(pair -> new Edge(pair, pair.substring(0, 1), pair.substring(2)))
        .toList();
  }
}
