package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Who visits the site when, from where, and what they do there; the same whoever asks. */
final class SiteVisits {

  static final String SITE = "https://www.hechuan.example.com";

  private static final int TABLET_STRIDE = 9;
  private static final String AGENT =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";
  private static final String TABLET_AGENT =
      "Mozilla/5.0 (Linux; Android 13; HC-STORE-PAD) AppleWebKit/537.36 Chrome/124.0 Safari/537.36";
  private static final List<SiteVisit.From> ORGANIC = List.of(
      SiteVisit.From.organic("direct", ""),
      SiteVisit.From.organic("direct", ""),
      SiteVisit.From.organic("direct", ""),
      SiteVisit.From.organic("search", "https://www.baidu.example.com/s?wd=hechuan"),
      SiteVisit.From.organic("xiaohongshu", "https://www.xiaohongshu.example.com/explore/66f0"),
      new SiteVisit.From("wechat", "", "wechat", "social", "guide-share", ""));

  private final Brand brand;
  private final SharedGroups tablets;

  SiteVisits(Brand brand) {
    this.brand = brand;
    int members = Members.count(brand.people().size());
    int most = Math.max(1, Math.min(Store.COUNT, members / 1000));
    this.tablets = new SharedGroups(brand.chance(), members, TABLET_STRIDE, most, 12, 25);
  }

  /** The person's visit of that day with a browser of their own: one at most. */
  Optional<SiteVisit> own(int person, int day) {
    Optional<AdView> click = brand.marketing().clickToSite(person, day);
    if (click.isPresent()) {
      return Optional.of(own(
          person, day, SiteVisit.From.advertisement(click.get()), click.get().landedAt()));
    }
    Optional<Message> message = brand.marketing().messages().clickedOn(person, day);
    if (message.isPresent()) {
      LocalDateTime at = message.get().clickedAt().orElseThrow().plusSeconds(2);
      return Optional.of(own(person, day, SiteVisit.From.message(), at));
    }
    double season = brand.clock().onlineSeason(day);
    return brand.people().lives().browses(person, day, season)
        ? Optional.of(organic(person, day))
        : Optional.empty();
  }

  /** The member's visit of that day on the tablet of a store: once in the full part. */
  Optional<SiteVisit> onTablet(int person, int day) {
    OptionalInt tablet =
        Members.isMember(person) ? tablets.of(Members.ordinal(person)) : OptionalInt.empty();
    if (tablet.isEmpty() || day != tabletDay(person)) {
      return Optional.empty();
    }
    SplittableRandom random = brand.chance().random(Purpose.TABLET_VISIT, person, day);
    Person member = brand.people().at(person);
    SiteVisit.Browser browser = new SiteVisit.Browser(
        "ck-tablet-" + brand.chance().code(Purpose.TABLET_VISIT, tablet.getAsInt(), 1),
        Optional.empty(),
        member.card(),
        Optional.empty(),
        TABLET_AGENT);
    LocalDateTime at = brand.clock().shopping(day, random);
    Visit visit = Visit.draw(brand, random, member.taste(), at, Optional.of("login"));
    return Optional.of(new SiteVisit(id("t", person, day), member, ORGANIC.get(0), browser, visit));
  }

  /** The browser and source of a visitor nobody knows. */
  static SiteVisit.Browser stranger(Period period) {
    return new SiteVisit.Browser(
        "ck-stranger-" + period.index(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AGENT);
  }

  private int tabletDay(int person) {
    int drawn = brand.chance().below(brand.settings().fullDays(), Purpose.TABLET_VISIT, person, 0);
    int day = brand.settings().days() - brand.settings().fullDays() + drawn;
    return Math.max(day, brand.members().registrationDay(person));
  }

  private SiteVisit organic(int person, int day) {
    SplittableRandom random = brand.chance().random(Purpose.SITE_VISIT, person, day);
    SiteVisit.From from = ORGANIC.get(random.nextInt(ORGANIC.size()));
    return own(person, day, from, brand.clock().online(day, random));
  }

  private SiteVisit own(int index, int day, SiteVisit.From from, LocalDateTime at) {
    SplittableRandom random = brand.chance().random(Purpose.WEB_EVENTS, index, day);
    Person person = brand.people().at(index);
    int which = random.nextInt(1 + random.nextInt(person.cookies().size()));
    boolean isMember = brand.members().isRegistered(index, day);
    boolean isShown = brand.people().showcase().isOn(index, day);
    boolean logsIn = isMember && (isShown || random.nextInt(100) < 35);
    boolean registers = !isMember && person.card().isEmpty() && random.nextInt(100) < 5;
    Optional<String> first =
        logsIn ? Optional.of("login") : registers ? Optional.of("register") : Optional.empty();
    boolean givesEmail = first.isPresent() && random.nextInt(100) < 60;
    SiteVisit.Browser browser = new SiteVisit.Browser(
        person.cookies().get(which),
        Optional.of(IdentifierSlot.cookie(which)),
        logsIn ? person.card() : Optional.empty(),
        givesEmail ? person.email() : Optional.empty(),
        AGENT);
    Visit visit = Visit.draw(brand, random, person.taste(), at, first);
    return new SiteVisit(id("w", index, day), person, from, browser, visit);
  }

  private String id(String prefix, int person, int day) {
    return prefix + brand.chance().code(Purpose.WEB_EVENTS, person, ~day);
  }
}
