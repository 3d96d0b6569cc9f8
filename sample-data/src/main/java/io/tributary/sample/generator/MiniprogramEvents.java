package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people do in the mini-programs, event by event. */
final class MiniprogramEvents implements Feed {

  private static final String FEED = "miniprogram_events";

  private final Brand brand;
  private final Extracts extracts;

  MiniprogramEvents(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
  }

  /** A version of the tracker that counted milliseconds on a page as if they were seconds. */
  private static final class DwellInMilliseconds implements EventFiles.Correction {

    private static final Pattern DWELL = Pattern.compile("\"dwell_seconds\":(\\d+)");

    @Override
    public String column() {
      return "dwell_seconds";
    }

    @Override
    public Entry spoilt(Entry right) {
      String text = DWELL.matcher(right.values().get(0)).replaceFirst("\"dwell_seconds\":$1000");
      return new Entry(List.of(text), right.person(), right.fate(), right.money(), right.remarks());
    }

    @Override
    public String rightValue(Entry right) {
      Matcher matcher = DWELL.matcher(right.values().get(0));
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    Layout layout = new Layout.JsonLines();
    if (brand.planting().isHourly(period)) {
      Place usual = Place.of(FEED, period, "events.jsonl.gz");
      EventFiles files = new EventFiles(extracts, usual, layout, Packing.GZIP);
      eachRecord(period, files::add);
      files.writeWithCorrection(new DwellInMilliseconds());
      return;
    }
    boolean hasPlainName = brand.planting().has(Plant.MINI_COMPRESSED, period);
    Place place = Place.of(FEED, period, hasPlainName ? "events.jsonl" : "events.jsonl.gz");
    try (Extract extract = extracts.open(place, layout, Packing.GZIP)) {
      if (hasPlainName) {
        extract.remark(Remark.of("gzip-by-wrong-name", Remark.Expect.FIXED));
      }
      eachRecord(period, (at, entry) -> extract.write(entry));
    }
    if (brand.planting().has(Plant.MINI_DELIVERED_AGAIN, period)) {
      extracts.deliverAgain(place, place.named("events(1).jsonl.gz").laterBy(1));
    }
  }

  private void eachRecord(Period period, TimedRecords target) throws IOException {
    for (int person = 0; person < brand.people().size(); person++) {
      Optional<AppVisit> visit = brand.appVisits().of(person, period.first());
      if (visit.isPresent()) {
        writeVisit(visit.get(), period.first(), target);
      }
    }
    writeFaults(period, target);
  }

  private void writeVisit(AppVisit visit, int day, TimedRecords target) throws IOException {
    brand.identifiers().together(visit.person().index(), visit.usable());
    boolean countsMilliseconds = visit.person().index() % 2 == 0;
    int number = 0;
    for (Visit.Step step : visit.visit().steps()) {
      number++;
      ObjectNode record = record(step, visit.id() + "-" + number, countsMilliseconds);
      record.put("page", visit.page(step));
      record.put("appid", visit.app().appid());
      record.put("openid", visit.person().openid(visit.app()).orElseThrow());
      record.put("unionid", visit.hasUnionid() ? visit.person().unionid() : null);
      record.put("scene", visit.from().scene());
      Entry entry = new Entry(
          List.of(record.toString()), visit.person().key(), Entry.Fate.NEW_KEY, 0, List.of());
      if (isRepeated(visit.person(), day, number)) {
        target.accept(
            visit.at(), entry.withRemark(Remark.of("exact-duplicate", Remark.Expect.DUPLICATE)));
        target.accept(visit.at(), entry.repeated());
      } else {
        target.accept(visit.at(), entry);
      }
    }
  }

  private boolean isRepeated(Person person, int day, int number) {
    boolean isShown = brand.people().showcase().isOn(person.index(), day) && number == 1;
    long key = person.index() * 16L + number;
    return isShown || brand.chance().share(Purpose.DIRT, key, day) < 0.003;
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

  private void writeFaults(Period period, TimedRecords target) throws IOException {
    Visit.Step step = new Visit.Step("view", period.date().atTime(12, 0), Optional.empty(), 1);
    ObjectNode stranger = record(step, "mstranger" + period.index(), false);
    stranger.put("appid", MiniProgram.SHOP.appid());
    stranger.put("openid", "ostranger" + period.index());
    stranger.putNull("unionid");
    stranger.put("scene", 1001);
    if (brand.planting().has(Plant.MINI_CUT_RECORD, period)) {
      target.accept(step.at(), JsonFaults.cut(stranger));
    }
    if (brand.planting().has(Plant.MINI_KEY_MISSING, period)) {
      target.accept(step.at(), JsonFaults.missing(stranger, "event_id"));
    }
    for (ClockDrift drift : ClockDrift.of(brand.planting(), period, FEED)) {
      target.accept(step.at(), drift.entry(stranger));
    }
  }
}
