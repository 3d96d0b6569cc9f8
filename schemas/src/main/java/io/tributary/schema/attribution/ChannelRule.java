package io.tributary.schema.attribution;

import java.util.Optional;

/**
 * A rule that gives touches their channel.
 *
 * @param id names it together with the version of its file: {@code sms@1}
 * @param group the channel group
 * @param channel the channel; empty where it is the touch's own platform, source or referrer
 * @param touches whether the touches are paid for, or direct
 * @param when Spark SQL over {@link TouchView}
 */
public record ChannelRule(
    String id, String group, Optional<String> channel, Touches touches, String when) {

  /** What the touches of a rule are. */
  public enum Touches {
    /** Money is spent on them. */
    PAID,
    /** They come without being paid for. */
    UNPAID,
    /** Nothing tells where they come from. */
    DIRECT
  }
}
