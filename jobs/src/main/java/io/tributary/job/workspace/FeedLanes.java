package io.tributary.job.workspace;

import io.tributary.schema.contract.FeedFile;
import io.tributary.schema.contract.Lane;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the lanes a workspace puts feeds into, where it does not take their contracts' word. */
final class FeedLanes {

  private FeedLanes() {}

  /** Lanes by feed, of feeds that are in use. */
  static Map<String, Lane> of(
      Optional<YamlNode> settings, Collection<FeedFile> feeds, Problems problems) {
    List<String> known = feeds.stream().map(feed -> feed.contract().feed()).toList();
    Map<String, Lane> lanes = new HashMap<>();
    settings
        .flatMap(root -> root.at("lanes"))
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach((feed, node) -> {
          if (!known.contains(feed)) {
            problems.add(
                node.file(),
                node.line(),
                "lanes names the feed '" + feed + "', which is not in use. "
                    + DidYouMean.hint(feed, known));
          }
          lane(node).ifPresent(lane -> lanes.put(feed, lane));
        });
    return lanes;
  }

  private static Optional<Lane> lane(YamlNode node) {
    return Arrays.stream(Lane.values())
        .filter(lane -> node.text().filter(Kind.Choice.word(lane)::equals).isPresent())
        .findFirst();
  }
}
