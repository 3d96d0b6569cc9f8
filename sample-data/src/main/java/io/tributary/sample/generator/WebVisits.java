package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes visits of the site as the records of its tracker, one a step. */
final class WebVisits {

  private final Brand brand;

  WebVisits(Brand brand) {
    this.brand = brand;
  }

  /** The records of a visit, in the order of its steps. */
  List<Entry> entries(SiteVisit visit) {
    brand.identifiers().together(visit.person().index(), visit.browser().usable());
    List<Entry> entries = new ArrayList<>();
    for (Visit.Step step : visit.visit().steps()) {
      String eventId = visit.id() + "-" + (entries.size() + 1);
      ObjectNode record = record(step, visit.browser(), eventId, visit.person().index());
      record.put("url", visit.url(step));
      record.put("referrer", visit.from().referrer());
      record.put("utm_source", visit.from().source());
      record.put("utm_medium", visit.from().medium());
      record.put("utm_campaign", visit.from().campaign());
      entries.add(entry(visit, record));
    }
    return entries;
  }

  /** An event of nobody, for records that must be refused. */
  ObjectNode stranger(Period period) {
    Visit.Step step = new Visit.Step("view", period.date().atTime(12, 0), Optional.empty(), 1);
    return record(step, SiteVisits.stranger(period), "wstranger" + period.index(), 0);
  }

  private Entry entry(SiteVisit visit, ObjectNode record) {
    Entry entry = new Entry(
        List.of(record.toString()), visit.person().key(), Entry.Fate.NEW_KEY, 0, List.of());
    if (visit.browser().slot().isPresent()) {
      return entry;
    }
    String cookie = visit.browser().cookie();
    brand.identifiers().shared("cookie", cookie);
    return entry.withRemark(Remark.fixed("shared-tablet", "cookie", cookie, cookie));
  }

  private static ObjectNode record(
      Visit.Step step, SiteVisit.Browser browser, String eventId, int device) {
    boolean isIdentifying = step.event().equals("login") || step.event().equals("register");
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("event_id", eventId);
    record.put("event", step.event());
    record.put("element_id", step.event() + "-button");
    putTime(record, Clock.instant(step.at()), device);
    record.put("cookie", browser.cookie());
    record.put("user_id", browser.userId().orElse(null));
    record.put("email", isIdentifying ? browser.email().orElse(null) : null);
    record.put("url", SiteVisits.SITE + "/").put("referrer", "");
    record.put("utm_source", "").put("utm_medium", "").put("utm_campaign", "");
    record.put("product", step.product().map(Product::sku).orElse(null));
    record.put("category", step.product().map(Product::category).orElse(null));
    record.put("dwell_seconds", step.dwellSeconds());
    record.put("ip", "203.0.113." + device % 250);
    record.put("user_agent", browser.agent());
    return record;
  }

  /** Three versions of the tracker write the time in three ways. */
  static void putTime(ObjectNode record, Instant at, int device) {
    switch (device % 3) {
      case 0 -> record.put("ts", at.getEpochSecond());
      case 1 -> record.put("ts", at.toEpochMilli());
      default -> record.put("ts", at.toString());
    }
  }
}
