package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** What people do in the mini-programs, event by event. */
final class MiniprogramEvents implements Feed {

  private static final String FEED = "miniprogram_events";
  private static final int[] SCENES = {1001, 1007, 1008, 1011, 1035, 1043, 1089};

  private final Brand brand;
  private final Extracts extracts;

  MiniprogramEvents(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    boolean hasPlainName = brand.planting().has(Plant.MINI_COMPRESSED, period);
    Place place = Place.of(FEED, period, hasPlainName ? "events.jsonl" : "events.jsonl.gz");
    try (Extract extract = extracts.open(place, new Layout.JsonLines(), Packing.GZIP)) {
      if (hasPlainName) {
        extract.remark(Remark.of("gzip-by-wrong-name", Remark.Expect.FIXED));
      }
      double season = Season.online(period.date());
      for (int person = 0; person < brand.people().size(); person++) {
        if (brand.people().lives().opensApp(person, period.first(), season)) {
          writeVisit(extract, brand.people().at(person), period.first());
        }
      }
      writeFaults(extract, period);
    }
    if (brand.planting().has(Plant.MINI_DELIVERED_AGAIN, period)) {
      extracts.deliverAgain(place, place.named("events(1).jsonl.gz").laterBy(1));
    }
  }

  private void writeVisit(Extract extract, Person person, int day) throws IOException {
    SplittableRandom random = brand.chance().random(Purpose.MINI_EVENTS, person.index(), day);
    MiniProgram app = app(person, random);
    boolean hasUnionid = random.nextInt(100) < 35;
    boolean countsMilliseconds = person.index() % 2 == 0;
    String visitId = "m" + brand.chance().code(Purpose.MINI_EVENTS, person.index(), ~day);
    Set<IdentifierSlot> slots = EnumSet.of(app.slot());
    if (hasUnionid) {
      slots.add(IdentifierSlot.UNIONID);
    }
    brand.identifiers().together(person.index(), slots);
    Optional<String> first = random.nextInt(40) == 0 ? Optional.of("register") : Optional.empty();
    int scene = SCENES[random.nextInt(SCENES.length)];
    int number = 0;
    for (Visit.Step step : Visit.draw(brand, random, person.taste(), day, first).steps()) {
      number++;
      ObjectNode record = record(step, visitId + "-" + number, countsMilliseconds);
      record.put("appid", app.appid());
      record.put("openid", person.openid(app).orElseThrow());
      record.put("unionid", hasUnionid ? person.unionid() : null);
      record.put("scene", scene);
      Entry entry =
          new Entry(List.of(record.toString()), person.key(), Entry.Fate.NEW_KEY, 0, List.of());
      writeOnceOrTwice(extract, entry, isRepeated(person, day, number));
    }
  }

  private static void writeOnceOrTwice(Extract extract, Entry entry, boolean isRepeated)
      throws IOException {
    if (!isRepeated) {
      extract.write(entry);
      return;
    }
    extract.write(entry.withRemark(Remark.of("exact-duplicate", Remark.Expect.DUPLICATE)));
    extract.write(entry.repeated());
  }

  private boolean isRepeated(Person person, int day, int number) {
    boolean isShown = brand.people().showcase().isOn(person.index(), day) && number == 1;
    long key = person.index() * 16L + number;
    return isShown || brand.chance().share(Purpose.DIRT, key, day) < 0.003;
  }

  private static MiniProgram app(Person person, SplittableRandom random) {
    List<MiniProgram> apps = Arrays.stream(MiniProgram.values())
        .filter(app -> person.openid(app).isPresent())
        .toList();
    return apps.get(random.nextInt(apps.size()));
  }

  private static ObjectNode record(Visit.Step step, String eventId, boolean countsMilliseconds) {
    Instant at = Clock.instant(step.at());
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("event_id", eventId);
    record.put("event", step.event());
    record.put("page", "pages/" + step.event() + "/index");
    record.put("product", step.product().map(Product::sku).orElse(null));
    record.put("category", step.product().map(Product::category).orElse(null));
    record.put("dwell_seconds", step.dwellSeconds());
    record.put("ts", countsMilliseconds ? at.toEpochMilli() : at.getEpochSecond());
    return record;
  }

  private void writeFaults(Extract extract, Period period) throws IOException {
    Visit.Step step = new Visit.Step("view", period.date().atTime(12, 0), Optional.empty(), 1);
    ObjectNode stranger = record(step, "mstranger" + period.index(), false);
    stranger.put("appid", MiniProgram.SHOP.appid());
    stranger.put("openid", "ostranger" + period.index());
    stranger.putNull("unionid");
    stranger.put("scene", 1001);
    if (brand.planting().has(Plant.MINI_CUT_RECORD, period)) {
      extract.write(JsonFaults.cut(stranger));
    }
    if (brand.planting().has(Plant.MINI_KEY_MISSING, period)) {
      extract.write(JsonFaults.missing(stranger, "event_id"));
    }
    for (ClockDrift drift : ClockDrift.of(brand.planting(), period, FEED)) {
      extract.write(drift.entry(stranger));
    }
  }
}
