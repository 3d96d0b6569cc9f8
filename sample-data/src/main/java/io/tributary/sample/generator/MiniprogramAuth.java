package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Who gave a mini-program their phone number: once a person and app. */
final class MiniprogramAuth implements Feed {

  private static final String FEED = "miniprogram_auth";

  private final Brand brand;
  private final Extracts extracts;

  MiniprogramAuth(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int person = 0; person < brand.people().size(); person++) {
      for (MiniProgram app : MiniProgram.values()) {
        if (authorises(person, app, period)) {
          entries.add(entry(brand.people().at(person), app, period.first()));
        }
      }
    }
    addFaults(entries, period);
    if (entries.isEmpty()) {
      return;
    }
    Place place = Place.of(FEED, period, "auth.jsonl");
    try (Extract extract = extracts.open(place, new Layout.JsonLines(), Packing.PLAIN)) {
      for (Entry entry : entries) {
        extract.write(entry);
      }
    }
  }

  private boolean authorises(int person, MiniProgram app, Period period) {
    OptionalInt day = brand.authorisations().day(person, app);
    return day.isPresent() && day.getAsInt() == period.first();
  }

  private Entry entry(Person person, MiniProgram app, int day) {
    String openid = person.openid(app).orElseThrow();
    long key = (long) person.index() * 4 + app.position();
    boolean hasUnionid = brand.chance().share(Purpose.AUTHORISATION, key, -1) < 0.8;
    LocalDateTime at = brand.authorisations().at(person.index(), app, day);
    String phone = person.phone(day);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("appid", app.appid());
    record.put("openid", openid);
    record.put("unionid", hasUnionid ? person.unionid() : null);
    record.put("phoneNumber", PhoneNumbers.international(phone));
    record.put("purePhoneNumber", phone);
    record.put("countryCode", "86");
    record.put("session_key", brand.chance().code(Purpose.AUTHORISATION, key, 7) + "==");
    record.put("ts", Clock.instant(at).getEpochSecond());
    Set<IdentifierSlot> slots = EnumSet.of(app.slot(), person.phoneSlot(day));
    if (hasUnionid) {
      slots.add(IdentifierSlot.UNIONID);
    }
    brand.identifiers().together(person.index(), slots);
    return new Entry(List.of(record.toString()), person.key(), Entry.Fate.NEW_KEY, 0, List.of());
  }

  private void addFaults(List<Entry> entries, Period period) {
    ObjectNode stranger = stranger(period);
    if (brand.planting().has(Plant.AUTH_REPEATED, period) && !entries.isEmpty()) {
      Entry first = entries.get(0);
      entries.set(0, first.withRemark(Remark.of("exact-duplicate", Remark.Expect.DUPLICATE)));
      entries.add(first.repeated());
    }
    if (brand.planting().has(Plant.AUTH_CUT_RECORD, period)) {
      entries.add(JsonFaults.cut(stranger));
    }
    if (brand.planting().has(Plant.AUTH_KEY_MISSING, period)) {
      entries.add(JsonFaults.missing(stranger, "openid"));
    }
  }

  private ObjectNode stranger(Period period) {
    String phone = brand.phones().ofStranger(period.index());
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("appid", MiniProgram.SHOP.appid());
    record.put("openid", "ostranger" + period.index());
    record.putNull("unionid");
    record.put("phoneNumber", PhoneNumbers.international(phone));
    record.put("purePhoneNumber", phone);
    record.put("countryCode", "86");
    record.put("session_key", "c3RyYW5nZXI=");
    record.put("ts", Clock.instant(period.date().atTime(12, 0)).getEpochSecond());
    return record;
  }
}
