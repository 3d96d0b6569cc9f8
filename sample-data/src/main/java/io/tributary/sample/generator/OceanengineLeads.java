package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Leads of Ocean Engine, each pulled twice, for three columns come ten minutes late, and once more
 * when sales have followed it up.
 */
final class OceanengineLeads implements Feed {

  private static final String FEED = "oceanengine_leads";

  private final Brand brand;
  private final Extracts extracts;
  private final Leads leads;
  private final LeadRecords records;

  OceanengineLeads(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
    this.leads = new Leads(brand);
    this.records = new LeadRecords(brand);
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    Place place = Place.of(FEED, period, "leads.jsonl");
    if (brand.planting().isHourly(period)) {
      EventFiles files = new EventFiles(extracts, place, new Layout.JsonLines(), Packing.PLAIN);
      eachRecord(period, files::add);
      files.write();
      return;
    }
    List<Entry> entries = new ArrayList<>();
    eachRecord(period, (at, entry) -> entries.add(entry));
    if (entries.isEmpty()) {
      return;
    }
    try (Extract extract = extracts.open(place, new Layout.JsonLines(), Packing.PLAIN)) {
      for (Entry entry : entries) {
        extract.write(entry);
      }
    }
    if (brand.planting().has(Plant.LEAD_DELIVERED_AGAIN, period)) {
      extracts.deliverAgain(place, place.named("leads(1).jsonl").laterBy(1));
    }
  }

  private void eachRecord(Period period, TimedRecords target) throws IOException {
    int day = period.first();
    for (int person = 0; person < brand.people().size(); person++) {
      Optional<Leads.Lead> fresh = leads.of(person, day);
      if (fresh.isPresent()) {
        writeFresh(person, day, fresh.get(), target);
      }
      int before = day - Leads.FOLLOWED_UP_AFTER;
      Optional<Leads.Lead> followed = leads.of(person, before).filter(lead -> lead.state() > 1);
      if (followed.isPresent()) {
        LocalDateTime now = period.date().atTime(9, 0);
        target.accept(
            now, records.followedUp(brand.people().at(person), before, followed.get(), now));
      }
    }
    writeStrangers(period, target);
  }

  private void writeFresh(int index, int day, Leads.Lead lead, TimedRecords target)
      throws IOException {
    Person person = brand.people().at(index);
    target.accept(lead.at(), records.pulledAtOnce(person, day, lead));
    target.accept(lead.at(), records.pulledAgain(person, day, lead));
  }

  private void writeStrangers(Period period, TimedRecords target) throws IOException {
    LocalDateTime noon = period.date().atTime(12, 0);
    for (int visitor = 0; visitor <= brand.people().size() / 5000; visitor++) {
      ObjectNode record = records.stranger(period, visitor);
      boolean isOdd = brand.planting().has(Plant.LEAD_TYPE_UNKNOWN, period);
      List<Remark> remarks = isOdd
          ? List.of(Remark.soft("unknown-type", "clue_type", "unknown-value", "9"))
          : List.of();
      record.put("clue_type", isOdd ? 9 : 0);
      String phone = PhoneNumbers.international(records.strangersPhone(period, visitor));
      brand.identifiers().stranger("S-lead-" + period.first() + "-" + visitor, "phone", phone);
      target.accept(noon, AdRecords.entry(record, OptionalInt.empty(), remarks));
    }
    ObjectNode broken = records.stranger(period, 99);
    if (brand.planting().has(Plant.LEAD_CUT_RECORD, period)) {
      target.accept(noon, JsonFaults.cut(broken));
    }
    if (brand.planting().has(Plant.LEAD_KEY_MISSING, period)) {
      target.accept(noon, JsonFaults.missing(broken, "clue_id"));
    }
  }
}
