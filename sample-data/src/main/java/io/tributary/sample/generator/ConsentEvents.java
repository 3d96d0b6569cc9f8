package io.tributary.sample.generator;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What persons allow and forbid, by one of their identifiers. */
final class ConsentEvents implements Feed {

  private static final String FEED = "consent_events";
  private static final Columns COLUMNS = Columns.of(
      "subject_kind",
      "subject_value",
      "appid",
      "purpose",
      "channel",
      "recipient",
      "status",
      "notice_version",
      "source",
      "at");
  private static final List<String> CHANNELS = List.of("any", "sms", "email", "wechat");
  private static final List<String> RECIPIENTS = List.of("self", "self", "tencent", "alibaba");
  private static final List<String> SOURCES = List.of("app", "store", "call-centre", "web");

  private final Brand brand;
  private final Extracts extracts;
  private final ConsentTruth truth;

  ConsentEvents(Brand brand, Extracts extracts, ConsentTruth truth) {
    this.brand = brand;
    this.extracts = extracts;
    this.truth = truth;
  }

  /** Whom a consent is about. */
  private record Subject(String kind, String value, String appid, IdentifierSlot slot) {}

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    Place place = Place.of(FEED, period, "consents.csv");
    if (brand.planting().has(Plant.CONSENT_EMPTY_FILE, period)) {
      extracts.landEmpty(place.named("consents_web.csv"));
    }
    List<Entry> entries = new ArrayList<>();
    for (int person = 0; person < brand.people().size(); person++) {
      if (brand.people().lives().consents(person, period.first())) {
        addConsents(entries, brand.people().at(person), period.first());
      }
    }
    entries.addAll(faults(period));
    if (entries.isEmpty()) {
      return;
    }
    boolean hasOtherLineEnds = brand.planting().has(Plant.CONSENT_OTHER_LINE_ENDS, period);
    Layout layout = COLUMNS.layout(hasOtherLineEnds ? "\r\n" : "\n", false);
    Packing packing = hasOtherLineEnds ? Packing.MARKED : Packing.PLAIN;
    try (Extract extract = extracts.open(place, layout, packing)) {
      if (hasOtherLineEnds) {
        extract.remark(Remark.of("byte-order-mark", Remark.Expect.FIXED));
        extract.remark(Remark.of("crlf", Remark.Expect.FIXED));
      }
      for (Entry entry : entries) {
        extract.write(entry);
      }
    }
  }

  private void addConsents(List<Entry> entries, Person person, int day) throws IOException {
    SplittableRandom random = brand.chance().random(Purpose.CONSENT, person.index(), day);
    Subject subject = subject(person, day, random);
    brand.identifiers().alone(person.index(), subject.slot());
    // One in twelve is sent days after it was given.
    int givenDay = random.nextInt(12) == 0 ? day - 1 - random.nextInt(5) : day;
    LocalDateTime at = brand.clock().online(givenDay, random);
    String status = random.nextInt(5) > 0 ? "GRANTED" : "WITHDRAWN";
    String source = SOURCES.get(random.nextInt(SOURCES.size()));
    entries.add(entry(person, subject, "marketing", status, source, at, random));
    if (random.nextBoolean()) {
      entries.add(entry(person, subject, "profiling", status, source, at, random));
    }
    if (random.nextInt(4) == 0) {
      entries.add(entry(person, subject, "measurement", "GRANTED", source, at, random));
    }
  }

  private Entry entry(
      Person person,
      Subject subject,
      String purpose,
      String status,
      String source,
      LocalDateTime at,
      SplittableRandom random)
      throws IOException {
    String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
    String recipient = RECIPIENTS.get(random.nextInt(RECIPIENTS.size()));
    String about = purpose + "/" + channel + "/" + recipient;
    truth.add(FEED, person, subject.slot(), new ConsentTruth.Statement(about, status, at));
    List<String> values = List.of(
        subject.kind(),
        subject.value(),
        subject.appid(),
        purpose,
        channel,
        recipient,
        status,
        "v" + (1 + random.nextInt(3)),
        source,
        Clock.text(at));
    return new Entry(values, person.key(), Entry.Fate.NEW_KEY, 0, List.of());
  }

  private Subject subject(Person person, int day, SplittableRandom random) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject("phone", person.phone(day), "", person.phoneSlot(day)));
    if (brand.members().isRegistered(person.index(), day)) {
      subjects.add(
          new Subject("member_card", person.card().orElseThrow(), "", IdentifierSlot.MEMBER_ID));
    }
    for (MiniProgram app : MiniProgram.values()) {
      person
          .openid(app)
          .ifPresent(
              openid -> subjects.add(new Subject("openid", openid, app.appid(), app.slot())));
    }
    return subjects.get(random.nextInt(subjects.size()));
  }

  private List<Entry> faults(Period period) {
    List<Entry> faults = new ArrayList<>();
    List<String> sound = sound(period);
    if (brand.planting().has(Plant.CONSENT_TOO_FEW_FIELDS, period)) {
      faults.add(Entry.refused(Columns.tooFew(sound), Remark.broken("too-few-fields")));
    }
    if (brand.planting().has(Plant.CONSENT_TOO_MANY_FIELDS, period)) {
      faults.add(Entry.refused(Columns.tooMany(sound), Remark.broken("too-many-fields")));
    }
    if (brand.planting().has(Plant.CONSENT_STATUS_UNKNOWN, period)) {
      faults.add(refused(sound, "unknown-status", "status", "MAYBE", "unknown-value"));
    }
    if (brand.planting().has(Plant.CONSENT_TIME_NO_TIME, period)) {
      faults.add(refused(sound, "unparseable-date", "at", "2026-02-30 25:61", "not-a-date"));
    }
    if (brand.planting().has(Plant.CONSENT_SUBJECT_MISSING, period)) {
      faults.add(refused(sound, "missing-key", "subject_value", "", "missing-key"));
    }
    return faults;
  }

  private List<String> sound(Period period) {
    return List.of(
        "phone",
        brand.phones().ofStranger(period.index()),
        "",
        "marketing",
        "any",
        "self",
        "GRANTED",
        "v1",
        "store",
        Clock.text(period.date().atTime(12, 0)));
  }

  private static Entry refused(
      List<String> sound, String kind, String column, String value, String reason) {
    return Entry.refused(
        COLUMNS.with(sound, column, value), Remark.refused(kind, column, reason).withDetail(value));
  }
}
