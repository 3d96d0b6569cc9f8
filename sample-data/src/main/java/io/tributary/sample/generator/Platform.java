package io.tributary.sample.generator;

import java.util.List;

/** The advertising platforms the brand buys from, each with the customs of its own. */
enum Platform {
  OCEANENGINE("oceanengine", "1680000000123456", "douyin", "feed", "clickid", 0.030),
  TENCENT("tencent", "20012345", "tencent", "social", "gdt_vid", 0.024),
  /** Sells clicks of searches; gives no log of what was shown. */
  BAIDU("baidu", "31415926", "baidu", "cpc", "bd_vid", 0.005);

  static final List<Platform> ALL = List.of(values());

  private final String word;
  private final String account;
  private final String source;
  private final String medium;
  private final String clickParameter;
  private final double rate;

  Platform(
      String word,
      String account,
      String source,
      String medium,
      String clickParameter,
      double rate) {
    this.word = word;
    this.account = account;
    this.source = source;
    this.medium = medium;
    this.clickParameter = clickParameter;
    this.rate = rate;
  }

  /** Counts the platforms from 0. */
  int position() {
    return ALL.indexOf(this);
  }

  /** What extracts call it. */
  String word() {
    return word;
  }

  String account() {
    return account;
  }

  /** The utm_source of its landing pages. */
  String source() {
    return source;
  }

  String medium() {
    return medium;
  }

  /** The landing page's parameter that holds the click. */
  String clickParameter() {
    return clickParameter;
  }

  /** How often a day somebody it reaches sees, or on Baidu looks up, an advertisement. */
  double rate() {
    return rate;
  }

  boolean logsExposures() {
    return this != BAIDU;
  }

  /** Whether its reports state costs in fen rather than yuan. */
  boolean countsFen() {
    return this == OCEANENGINE;
  }
}
