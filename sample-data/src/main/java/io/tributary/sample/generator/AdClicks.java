package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/** Clicks on advertisements as the brand's click tracker logs them. */
final class AdClicks implements Feed {

  private static final String FEED = "ad_clicks";
  private static final String MACRO = "__CLICK_ID__";
  private static final long STRANGERS = 1L << 40;

  private final Brand brand;
  private final Extracts extracts;

  AdClicks(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    Place usual = Place.of(FEED, period, "clicks.jsonl");
    try (Extract extract = extracts.open(usual, new Layout.JsonLines(), Packing.PLAIN)) {
      eachRecord(period, extract);
    }
    if (brand.planting().has(Plant.CLICK_DELIVERED_AGAIN, period)) {
      extracts.deliverAgain(usual, usual.named("clicks(1).jsonl").laterBy(1));
    }
  }

  private void eachRecord(Period period, Extract target) throws IOException {
    int day = period.first();
    for (int person = 0; person < brand.people().size(); person++) {
      Optional<AdView> click = brand.marketing().click(person, day);
      if (click.isPresent()) {
        writeOnceOrTwice(person, day, click.get(), target);
      }
    }
    for (int visitor = 0; visitor <= brand.people().size() / 2000; visitor++) {
      AdView click = strangers(visitor, day);
      ObjectNode record = stranger(click, visitor, day);
      target.write(AdRecords.entry(record, OptionalInt.empty(), List.of()));
    }
    writeFaults(period, target);
  }

  private void writeOnceOrTwice(int person, int day, AdView click, Extract target)
      throws IOException {
    Entry entry = entry(person, day, click);
    boolean isRepeated = brand.people().showcase().isOn(person, day)
        || brand.chance().share(Purpose.DIRT, -7 - person, day) < 0.01;
    if (isRepeated) {
      target.write(entry.withRemark(Remark.of("exact-duplicate", Remark.Expect.DUPLICATE)));
      target.write(entry.repeated());
    } else {
      target.write(entry);
    }
  }

  private Entry entry(int index, int day, AdView click) {
    Person person = brand.people().at(index);
    SplittableRandom random = brand.chance().random(Purpose.AD_CLICK, index, day + 1_000_000L);
    ObjectNode record = record(click);
    Set<IdentifierSlot> slots = EnumSet.noneOf(IdentifierSlot.class);
    putVisitor(record, index, day, slots);
    boolean hasDevice = click.platform().logsExposures() && random.nextInt(100) < 60;
    person.device().filter(device -> hasDevice).ifPresent(device -> {
      record.put(device.kind(), device.id());
      slots.add(IdentifierSlot.DEVICE);
    });
    record.put("ip", "203.0.113." + index % 250);
    brand.identifiers().together(index, slots);
    int form = brand.people().showcase().isOn(index, day) ? index % 4 : random.nextInt(50);
    return AdRecords.entry(record, person.key(), remarks(record, click, form));
  }

  /** Where the click landed, and what the landing page knows the visitor by. */
  private void putVisitor(ObjectNode record, int person, int day, Set<IdentifierSlot> slots) {
    Optional<AppVisit> inApp = brand
        .marketing()
        .clickIntoApp(person, day)
        .flatMap(any -> brand.appVisits().of(person, day));
    if (inApp.isPresent()) {
      record.put("landing_url", inApp.get().page(inApp.get().visit().steps().get(0)));
      record.put("appid", inApp.get().app().appid());
      record.put("openid", inApp.get().person().openid(inApp.get().app()).orElseThrow());
      slots.add(inApp.get().app().slot());
      return;
    }
    SiteVisit visit = brand.siteVisits().own(person, day).orElseThrow();
    record.put("landing_url", visit.url(visit.visit().steps().get(0)));
    record.put("cookie", visit.browser().cookie());
    visit.browser().slot().ifPresent(slots::add);
  }

  /** Two of four forms lack the click's id, which the landing page's address then tells. */
  private static List<Remark> remarks(ObjectNode record, AdView click, int form) {
    switch (form) {
      case 0 -> {
        record.put("click_id", MACRO);
        return List.of(Remark.fixed("unreplaced-macro", "click_id", click.clickId(), MACRO));
      }
      case 1 -> {
        record.putNull("click_id");
        return List.of(Remark.fixed("missing-click-id", "click_id", click.clickId(), ""));
      }
      default -> {
        return List.of();
      }
    }
  }

  private static ObjectNode record(AdView click) {
    ObjectNode record = AdRecords.of(click.ad());
    record.put("request_id", "R" + click.code());
    record.put("click_id", click.clickId());
    AdRecords.putTime(record, click.ad(), Clock.instant(click.clickedAt()));
    return record;
  }

  private AdView strangers(int visitor, int day) {
    SplittableRandom random = brand.chance().random(Purpose.AD_STRANGER, visitor, day);
    Campaign campaign = Campaign.ALL.stream()
        .filter(one -> one.aim() == Campaign.Aim.STRANGERS)
        .findFirst()
        .orElseThrow();
    LocalDateTime at = brand.clock().online(day, random);
    String code = brand.chance().code(Purpose.AD_STRANGER, visitor, day + 1_000_000L);
    return new AdView(new Campaign.Ad(campaign, 1 + random.nextInt(2)), at, code);
  }

  private ObjectNode stranger(AdView click, int visitor, int day) {
    ObjectNode record = record(click);
    record.put("landing_url", SiteVisits.SITE + "/live" + click.landingQuery());
    Device device = Device.at(brand.chance(), STRANGERS + day * 10_000L + visitor);
    record.put(device.kind(), device.id());
    brand.identifiers().stranger("S-click-" + day + "-" + visitor, device.kind(), device.id());
    return record;
  }

  private void writeFaults(Period period, Extract target) throws IOException {
    LocalDateTime noon = period.date().atTime(12, 0);
    AdView click = new AdView(Campaign.ads().get(0), noon, "stranger" + period.index());
    if (brand.planting().has(Plant.CLICK_CUT_RECORD, period)) {
      target.write(JsonFaults.cut(record(click)));
    }
    if (brand.planting().has(Plant.CLICK_KEY_MISSING, period)) {
      target.write(JsonFaults.missing(record(click), "request_id"));
    }
  }
}
