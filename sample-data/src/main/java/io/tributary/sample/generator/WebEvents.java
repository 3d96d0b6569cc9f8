package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What people do on the brand's site, event by event; some of it on the tablets of stores. */
final class WebEvents implements Feed {

  private static final String FEED = "web_events";
  private static final int TABLET_STRIDE = 9;

  private final Brand brand;
  private final Extracts extracts;
  private final WebVisits visits;
  private final SharedGroups tablets;

  WebEvents(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
    this.visits = new WebVisits(brand);
    int members = Members.count(brand.people().size());
    int most = Math.max(1, Math.min(Store.COUNT, members / 1000));
    this.tablets = new SharedGroups(brand.chance(), members, TABLET_STRIDE, most, 12, 25);
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    boolean isPlain = brand.planting().has(Plant.WEB_PLAIN, period);
    boolean isLate = brand.planting().has(Plant.WEB_LATE, period);
    Place usual = Place.of(FEED, period, "events.jsonl.gz");
    Place place = isLate ? usual.laterBy(3) : usual;
    Packing packing = isPlain ? Packing.PLAIN : Packing.GZIP;
    try (Extract extract = extracts.open(place, new Layout.JsonLines(), packing)) {
      if (isPlain) {
        extract.remark(Remark.of("plain-by-gzip-name", Remark.Expect.FIXED));
      }
      if (isLate) {
        extract.remark(Remark.of("late-partition", Remark.Expect.LATE)
            .withDetail("arrives on " + place.arrival()));
      }
      writeVisits(extract, period);
      for (Entry fault : faults(period)) {
        extract.write(fault);
      }
    }
  }

  private void writeVisits(Extract extract, Period period) throws IOException {
    double season = Season.online(period.date());
    int day = period.first();
    for (int person = 0; person < brand.people().size(); person++) {
      if (brand.people().lives().browses(person, day, season)) {
        writeAll(extract, visits.own(brand.people().at(person), day), day);
      }
      OptionalInt tablet = tabletOn(person, period);
      if (tablet.isPresent()) {
        String cookie = cookie(tablet.getAsInt());
        brand.identifiers().shared("cookie", cookie);
        writeAll(extract, visits.onTablet(brand.people().at(person), day, cookie), day);
      }
    }
  }

  /** The store's tablet the member uses in that period: once, not before registration. */
  private OptionalInt tabletOn(int person, Period period) {
    OptionalInt tablet =
        Members.isMember(person) ? tablets.of(Members.ordinal(person)) : OptionalInt.empty();
    if (tablet.isEmpty()) {
      return tablet;
    }
    int drawn = brand.chance().below(brand.settings().fullDays(), Purpose.TABLET_VISIT, person, 0);
    int day = brand.settings().days() - brand.settings().fullDays() + drawn;
    boolean isToday = period.first() == Math.max(day, brand.members().registrationDay(person));
    return isToday ? tablet : OptionalInt.empty();
  }

  private String cookie(int tablet) {
    return "ck-tablet-" + brand.chance().code(Purpose.TABLET_VISIT, tablet, 1);
  }

  private void writeAll(Extract extract, List<Entry> entries, int day) throws IOException {
    int number = 0;
    for (Entry entry : entries) {
      number++;
      if (isRepeated(entry, day, number)) {
        extract.write(entry.withRemark(Remark.of("exact-duplicate", Remark.Expect.DUPLICATE)));
        extract.write(entry.repeated());
      } else {
        extract.write(entry);
      }
    }
  }

  private boolean isRepeated(Entry entry, int day, int number) {
    int person = entry.person().orElseThrow();
    boolean isShown = brand.people().showcase().isOn(person, day) && number == 1;
    return isShown || brand.chance().share(Purpose.DIRT, -1 - (person * 16L + number), day) < 0.003;
  }

  private List<Entry> faults(Period period) {
    List<Entry> faults = new ArrayList<>();
    ObjectNode stranger = visits.stranger(period);
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
