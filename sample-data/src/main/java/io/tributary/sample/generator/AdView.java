package io.tributary.sample.generator;

import io.tributary.sample.generator.Campaign.Ad;
import java.time.LocalDateTime;

/**
 * An advertisement shown to a person, who may have clicked it.
 *
 * @param ad which
 * @param at when it was shown
 * @param code random characters of its own, the base of its exposure and click ids
 */
record AdView(Ad ad, LocalDateTime at, String code) {

  Platform platform() {
    return ad.campaign().platform();
  }

  String exposureId() {
    return "E" + code;
  }

  String clickId() {
    return platform().name().charAt(0) + "." + code;
  }

  LocalDateTime clickedAt() {
    return at.plusSeconds(2 + code.charAt(0) % 15);
  }

  /** When the landing page has loaded. */
  LocalDateTime landedAt() {
    return clickedAt().plusSeconds(3);
  }

  /** The query of the landing page. */
  String landingQuery() {
    return "?utm_source=" + platform().source() + "&utm_medium=" + platform().medium()
        + "&utm_campaign=" + ad.campaign().slug() + "&utm_content=" + ad.id() + "&"
        + platform().clickParameter() + "=" + clickId();
  }
}
