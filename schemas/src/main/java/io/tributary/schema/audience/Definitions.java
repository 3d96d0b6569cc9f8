package io.tributary.schema.audience;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tags, audiences, strategies and segment settings of a workspace, checked against each other.
 *
 * @param tags by code
 * @param audiences every one after those its rule names
 * @param strategies by id
 * @param segments how RFM and life cycle are cut
 */
public record Definitions(
    List<TagDefinition> tags,
    List<AudienceDefinition> audiences,
    List<StrategyDefinition> strategies,
    SegmentSettings segments) {

  public Definitions {
    tags = List.copyOf(tags);
    audiences = List.copyOf(audiences);
    strategies = List.copyOf(strategies);
  }

  /** No tags, audiences and strategies, with the shipped segments. */
  public static Definitions none() {
    return new Definitions(List.of(), List.of(), List.of(), SegmentSettings.shipped());
  }

  /** The audience of that id, where there is one. */
  public Optional<AudienceDefinition> audience(String id) {
    return audiences.stream().filter(one -> one.audience().equals(id)).findFirst();
  }

  /** Audiences that use a tag, by way of other audiences included; sorted. */
  public List<String> usedBy(String tag) {
    TreeSet<String> users = new TreeSet<>();
    for (AudienceDefinition audience : audiences) {
      if (audience.tags().contains(tag)
          || audience.audiences().stream().anyMatch(users::contains)) {
        users.add(audience.audience());
      }
    }
    return List.copyOf(users);
  }

  /** The audience and all that its rule names, directly or not. */
  public List<AudienceDefinition> with(AudienceDefinition audience) {
    Set<String> needed = new HashSet<>(Set.of(audience.audience()));
    for (int i = audiences.size() - 1; i >= 0; i--) {
      if (needed.contains(audiences.get(i).audience())) {
        needed.addAll(audiences.get(i).audiences());
      }
    }
    return audiences.stream().filter(one -> needed.contains(one.audience())).toList();
  }
}
