package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A visit of the site.
 *
 * @param id what its events' ids begin with
 * @param person who
 * @param from where they came from
 * @param browser what the tracker knows them by
 * @param visit what they do
 */
record SiteVisit(String id, Person person, From from, Browser browser, Visit visit) {

  /**
   * Where a visit comes from; texts are empty where nothing is said.
   *
   * @param channel the truth's word: direct, search, wechat, xiaohongshu, a platform, or sms
   * @param referrer the page before
   * @param source utm_source
   * @param medium utm_medium
   * @param campaign utm_campaign
   * @param query the first page's query
   */
  record From(
      String channel,
      String referrer,
      String source,
      String medium,
      String campaign,
      String query) {

    static From organic(String channel, String referrer) {
      return new From(channel, referrer, "", "", "", "");
    }

    static From advertisement(AdView view) {
      Platform platform = view.platform();
      return new From(
          platform.word(),
          "",
          platform.source(),
          platform.medium(),
          view.ad().campaign().slug(),
          view.landingQuery());
    }

    static From message() {
      String query = "?utm_source=sms&utm_medium=sms&utm_campaign=" + Message.CAMPAIGN;
      return new From("sms", "", "sms", "sms", Message.CAMPAIGN, query);
    }
  }

  /**
   * Who a tracker takes the visitor for.
   *
   * @param slot the cookie's place among the person's identifiers; none on a shared tablet
   */
  record Browser(
      String cookie,
      Optional<IdentifierSlot> slot,
      Optional<String> userId,
      Optional<String> email,
      String agent) {

    /** What of it tells who the person is. */
    Set<IdentifierSlot> usable() {
      Set<IdentifierSlot> slots = EnumSet.noneOf(IdentifierSlot.class);
      slot.ifPresent(slots::add);
      userId.ifPresent(any -> slots.add(IdentifierSlot.MEMBER_ID));
      email.ifPresent(any -> slots.add(IdentifierSlot.EMAIL));
      return slots;
    }
  }

  /** Whether neither an advertisement nor a message led to it. */
  boolean isOrganic() {
    return from.query().isEmpty();
  }

  LocalDateTime at() {
    return visit.steps().get(0).at();
  }

  /** The address of a step's page; the first one's holds the query the visitor came with. */
  String url(Visit.Step step) {
    String page =
        SiteVisits.SITE + step.product().map(shown -> "/p/" + shown.sku()).orElse("/");
    return step.equals(visit.steps().get(0)) ? page + from.query() : page;
  }
}
