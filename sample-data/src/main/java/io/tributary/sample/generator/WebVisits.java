package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Writes visits of the site as the records of its tracker. */
final class WebVisits {

  private static final String SITE = "https://www.hechuan.example.com";
  private static final String AGENT =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";
  private static final String TABLET_AGENT =
      "Mozilla/5.0 (Linux; Android 13; HC-STORE-PAD) AppleWebKit/537.36 Chrome/124.0 Safari/537.36";
  private static final List<Source> SOURCES = List.of(
      new Source("", "", "", ""),
      new Source("", "", "", ""),
      new Source("https://www.baidu.example.com/s", "baidu", "cpc", "brand"),
      new Source("https://www.douyin.example.com/", "douyin", "feed", "new-season"),
      new Source("", "sms", "sms", "member-day"),
      new Source("", "wechat", "social", "guide-share"));

  private final Brand brand;

  WebVisits(Brand brand) {
    this.brand = brand;
  }

  /** Where a visit comes from. */
  private record Source(String referrer, String source, String medium, String campaign) {}

  /** Who a tracker takes the visitor for. */
  private record Visitor(
      String cookie, Optional<String> userId, Optional<String> email, String agent) {}

  /** A visit with one of the person's own browsers. */
  List<Entry> own(Person person, int day) {
    SplittableRandom random = brand.chance().random(Purpose.WEB_EVENTS, person.index(), day);
    int which = random.nextInt(1 + random.nextInt(person.cookies().size()));
    boolean isMember = brand.members().isRegistered(person.index(), day);
    boolean isShown = brand.people().showcase().isOn(person.index(), day);
    boolean logsIn = isMember && (isShown || random.nextInt(100) < 35);
    boolean registers = !isMember && person.card().isEmpty() && random.nextInt(100) < 5;
    Optional<String> first =
        logsIn ? Optional.of("login") : registers ? Optional.of("register") : Optional.empty();
    boolean givesEmail = first.isPresent() && random.nextInt(100) < 60;
    Visitor visitor = new Visitor(
        person.cookies().get(which),
        logsIn ? person.card() : Optional.empty(),
        givesEmail ? person.email() : Optional.empty(),
        AGENT);
    Set<IdentifierSlot> slots = EnumSet.of(IdentifierSlot.cookie(which));
    brand.identifiers().together(person.index(), withVisitor(slots, visitor));
    return entries(person, day, visitor, first, random, "w");
  }

  /** A visit on a store's tablet, logged in: its cookie says nothing of the person. */
  List<Entry> onTablet(Person person, int day, String cookie) {
    SplittableRandom random = brand.chance().random(Purpose.TABLET_VISIT, person.index(), day);
    Visitor visitor = new Visitor(cookie, person.card(), Optional.empty(), TABLET_AGENT);
    brand
        .identifiers()
        .together(person.index(), withVisitor(EnumSet.noneOf(IdentifierSlot.class), visitor));
    return entries(person, day, visitor, Optional.of("login"), random, "t").stream()
        .map(entry -> entry.withRemark(Remark.fixed("shared-tablet", "cookie", cookie, cookie)))
        .toList();
  }

  /** An event of nobody, for records that must be refused. */
  ObjectNode stranger(Period period) {
    Visit.Step step = new Visit.Step("view", period.date().atTime(12, 0), Optional.empty(), 1);
    Visitor visitor =
        new Visitor("ck-stranger-" + period.index(), Optional.empty(), Optional.empty(), AGENT);
    return record(step, visitor, SOURCES.get(0), "wstranger" + period.index(), 0);
  }

  private static Set<IdentifierSlot> withVisitor(Set<IdentifierSlot> slots, Visitor visitor) {
    if (visitor.userId().isPresent()) {
      slots.add(IdentifierSlot.MEMBER_ID);
    }
    if (visitor.email().isPresent()) {
      slots.add(IdentifierSlot.EMAIL);
    }
    return slots;
  }

  private List<Entry> entries(
      Person person,
      int day,
      Visitor visitor,
      Optional<String> first,
      SplittableRandom random,
      String prefix) {
    Source source = SOURCES.get(random.nextInt(SOURCES.size()));
    String visitId = prefix + brand.chance().code(Purpose.WEB_EVENTS, person.index(), ~day);
    List<Entry> entries = new ArrayList<>();
    for (Visit.Step step : Visit.draw(brand, random, person.taste(), day, first).steps()) {
      String eventId = visitId + "-" + (entries.size() + 1);
      ObjectNode record = record(step, visitor, source, eventId, person.index());
      entries.add(
          new Entry(List.of(record.toString()), person.key(), Entry.Fate.NEW_KEY, 0, List.of()));
    }
    return entries;
  }

  private static ObjectNode record(
      Visit.Step step, Visitor visitor, Source source, String eventId, int device) {
    boolean isIdentifying = step.event().equals("login") || step.event().equals("register");
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("event_id", eventId);
    record.put("event", step.event());
    record.put("element_id", step.event() + "-button");
    putTime(record, Clock.instant(step.at()), device);
    record.put("cookie", visitor.cookie());
    record.put("user_id", visitor.userId().orElse(null));
    record.put("email", isIdentifying ? visitor.email().orElse(null) : null);
    record.put("url", SITE + step.product().map(shown -> "/p/" + shown.sku()).orElse("/"));
    record.put("referrer", source.referrer());
    record.put("utm_source", source.source());
    record.put("utm_medium", source.medium());
    record.put("utm_campaign", source.campaign());
    record.put("product", step.product().map(Product::sku).orElse(null));
    record.put("category", step.product().map(Product::category).orElse(null));
    record.put("dwell_seconds", step.dwellSeconds());
    record.put("ip", "203.0.113." + device % 250);
    record.put("user_agent", visitor.agent());
    return record;
  }

  /** Three versions of the tracker write the time in three ways. */
  private static void putTime(ObjectNode record, Instant at, int device) {
    switch (device % 3) {
      case 0 -> record.put("ts", at.getEpochSecond());
      case 1 -> record.put("ts", at.toEpochMilli());
      default -> record.put("ts", at.toString());
    }
  }
}
