package io.tributary.schema.attribution;

import java.util.List;
import java.util.Map;

/**
 * How conversions are credited.
 *
 * @param goals what counts as a conversion
 * @param windows every one is worked out
 * @param direct what becomes of direct touches
 * @param afterConversion what becomes of touches a conversion had
 * @param touchKinds which kinds of interactions are touches, and of which kind; others are none
 * @param rules which channel a touch belongs to, first match wins
 */
public record AttributionSettings(
    List<Goal> goals,
    List<AttributionWindow> windows,
    DirectPolicy direct,
    AfterConversion afterConversion,
    Map<String, TouchKind> touchKinds,
    List<ChannelRule> rules) {

  public AttributionSettings {
    goals = List.copyOf(goals);
    windows = List.copyOf(windows);
    touchKinds = Map.copyOf(touchKinds);
    rules = List.copyOf(rules);
  }

  /** The settings that hold where a workspace says nothing. */
  public static AttributionSettings shipped() {
    return AttributionFile.shipped().with(ChannelGroupsFile.shipped());
  }

  /** The same with other rules. */
  public AttributionSettings with(List<ChannelRule> other) {
    return new AttributionSettings(goals, windows, direct, afterConversion, touchKinds, other);
  }
}
