package io.tributary.sample.generator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A campaign on a platform; each has two advertisements of one creative.
 *
 * @param platform where
 * @param id the platform's number
 * @param name the platform's name for it
 * @param slug its utm_campaign
 * @param aim whom it reaches and where a click leads
 */
record Campaign(Platform platform, String id, String name, String slug, Aim aim) {

  static final List<Campaign> ALL = List.of(
      new Campaign(Platform.OCEANENGINE, "17900001", "春夏上新", "new-season", Aim.SITE),
      new Campaign(Platform.OCEANENGINE, "17900002", "618大促", "618", Aim.SITE),
      new Campaign(Platform.OCEANENGINE, "17900003", "直播引流测试", "live-test", Aim.STRANGERS),
      new Campaign(Platform.TENCENT, "88000001", "朋友圈新品", "moments", Aim.SITE),
      new Campaign(Platform.TENCENT, "88000002", "小程序商城", "mini-shop", Aim.MINI_PROGRAM),
      new Campaign(Platform.BAIDU, "5500001", "品牌词", "brand", Aim.SITE),
      new Campaign(Platform.BAIDU, "5500002", "品类词", "category", Aim.SITE));

  private static final int ADS = 2;

  /** Whom a campaign reaches and where a click leads. */
  enum Aim {
    SITE,
    MINI_PROGRAM,
    /** People who never become customers: money spent for nothing that can be seen. */
    STRANGERS
  }

  /** An advertisement of the campaign, counted from 1. */
  record Ad(Campaign campaign, int number) {

    String id() {
      return campaign.id() + Digits.padded(number, 2);
    }

    String creative() {
      return "CR" + id();
    }

    /** A number of its own among all advertisements. */
    int position() {
      return ALL.indexOf(campaign) * ADS + number - 1;
    }
  }

  /** Every advertisement of every campaign. */
  static List<Ad> ads() {
    return ALL.stream()
        .flatMap(campaign ->
            Stream.iterate(1, number -> number + 1).limit(ADS).map(n -> new Ad(campaign, n)))
        .toList();
  }

  /** One of the advertisements of a platform that reach customers. */
  static Ad draw(Platform platform, SplittableRandom random) {
    List<Campaign> reaching = ALL.stream()
        .filter(campaign -> campaign.platform() == platform && campaign.aim() != Aim.STRANGERS)
        .toList();
    return new Ad(reaching.get(random.nextInt(reaching.size())), 1 + random.nextInt(ADS));
  }
}
