package io.tributary.job.workspace;

import java.util.List;
import java.util.Optional;

/**
 * Where alerts go.
 *
 * @param kind whose format they have
 * @param url where the webhook's address is kept: its path is a secret
 * @param secret where the key that signs is kept, for robots that want one
 * @param on what is told
 */
public record AlertTarget(Kind kind, String url, Optional<String> secret, List<Cause> on) {

  public AlertTarget {
    on = List.copyOf(on);
  }

  /** Whose robot it is. */
  public enum Kind {
    DINGTALK,
    FEISHU,
    WECOM,
    /** Any system that takes a JSON document. */
    JSON
  }

  /** What is worth telling. */
  public enum Cause {
    /** A run ended badly, for whatever reason. */
    FAILED,
    /** Quality stopped publishing. */
    BREAKER,
    /** Quality noted something, or put rows away. */
    WARNING,
    /** A feed or table is too old. */
    LATE
  }
}
