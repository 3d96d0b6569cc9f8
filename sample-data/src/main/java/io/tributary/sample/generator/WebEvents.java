package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people do on the brand's site, event by event; some of it on the tablets of stores. */
final class WebEvents implements Feed {

  private static final String FEED = "web_events";

  private final Brand brand;
  private final Extracts extracts;
  private final SiteVisits visits;
  private final WebVisits records;

  WebEvents(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
    this.visits = brand.siteVisits();
    this.records = new WebVisits(brand);
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    Place usual = Place.of(FEED, period, "events.jsonl.gz");
    if (brand.planting().isHourly(period)) {
      writeByHour(usual, period);
      return;
    }
    boolean isPlain = brand.planting().has(Plant.WEB_PLAIN, period);
    boolean isLate = brand.planting().has(Plant.WEB_LATE, period);
    Place place = isLate ? usual.laterBy(3) : usual;
    Packing packing = isPlain ? Packing.PLAIN : Packing.GZIP;
    try (Extract extract = extracts.open(place, new Layout.JsonLines(), packing)) {
      if (isPlain) {
        extract.remark(Remark.of("plain-by-gzip-name", Remark.Expect.FIXED));
      }
      if (isLate) {
        extract.remark(Remark.of("late-partition", Remark.Expect.LATE)
            .withDetail("arrives on " + place.arrivalText()));
      }
      eachRecord(period, (at, entry) -> extract.write(entry));
    }
  }

  private void writeByHour(Place usual, Period period) throws IOException {
    EventFiles files = new EventFiles(extracts, usual, new Layout.JsonLines(), Packing.GZIP);
    eachRecord(period, files::add);
    files.writeWithLateFile();
  }

  private void eachRecord(Period period, TimedRecords target) throws IOException {
    int day = period.first();
    for (int person = 0; person < brand.people().size(); person++) {
      for (Optional<SiteVisit> visit :
          List.of(visits.own(person, day), visits.onTablet(person, day))) {
        if (visit.isPresent()) {
          writeAll(visit.get(), day, target);
        }
      }
    }
    for (Entry fault : faults(period)) {
      target.accept(period.date().atTime(12, 0), fault);
    }
  }

  private void writeAll(SiteVisit visit, int day, TimedRecords target) throws IOException {
    int number = 0;
    for (Entry entry : records.entries(visit)) {
      number++;
      if (isRepeated(visit.person().index(), day, number)) {
        target.accept(
            visit.at(), entry.withRemark(Remark.of("exact-duplicate", Remark.Expect.DUPLICATE)));
        target.accept(visit.at(), entry.repeated());
      } else {
        target.accept(visit.at(), entry);
      }
    }
  }

  private boolean isRepeated(int person, int day, int number) {
    boolean isShown = brand.people().showcase().isOn(person, day) && number == 1;
    return isShown || brand.chance().share(Purpose.DIRT, -1 - (person * 16L + number), day) < 0.003;
  }

  private List<Entry> faults(Period period) {
    List<Entry> faults = new ArrayList<>();
    ObjectNode stranger = records.stranger(period);
    if (brand.planting().has(Plant.WEB_CUT_RECORD, period)) {
      faults.add(JsonFaults.cut(stranger));
    }
    if (brand.planting().has(Plant.WEB_TIME_NO_TIME, period)) {
      faults.add(JsonFaults.with(stranger, "ts", "yesterday", "unparseable-date", "not-a-date"));
    }
    if (brand.planting().has(Plant.WEB_KEY_MISSING, period)) {
      faults.add(JsonFaults.missing(stranger, "event_id"));
    }
    for (ClockDrift drift : ClockDrift.of(brand.planting(), period, FEED)) {
      faults.add(drift.entry(stranger));
    }
    return faults;
  }
}
