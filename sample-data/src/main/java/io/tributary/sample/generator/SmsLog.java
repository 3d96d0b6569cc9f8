package io.tributary.sample.generator;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports of the message gateway: what it knew of a message at the end of the day. */
final class SmsLog implements Feed {

  private static final String FEED = "sms_log";
  private static final int DIRTY_EVERY = 40;
  private static final Columns COLUMNS = Columns.of(
      "msg_id",
      "address",
      "template_id",
      "sign",
      "campaign_id",
      "strategy_id",
      "submit_time",
      "status",
      "delivered_at",
      "clicked_at",
      "reply",
      "replied_at",
      "updated_at");

  private final Brand brand;
  private final Extracts extracts;
  private final TypedPhones phones;
  private final ConsentTruth truth;

  SmsLog(Brand brand, Extracts extracts, ConsentTruth truth) {
    this.brand = brand;
    this.extracts = extracts;
    this.truth = truth;
    this.phones = new TypedPhones(brand);
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    Place place = Place.of(FEED, period, "reports.csv");
    Layout layout = COLUMNS.layout("\n", false);
    List<Entry> entries = new ArrayList<>();
    addReports(entries, period);
    addFaults(entries, period);
    if (entries.isEmpty()) {
      return;
    }
    try (Extract extract = extracts.open(place, layout, Packing.PLAIN)) {
      for (Entry entry : entries) {
        extract.write(entry);
      }
    }
  }

  /** A message is reported for the last time the day after it was sent. */
  private void addReports(List<Entry> entries, Period period) throws IOException {
    for (int day = period.first() - 1; day <= period.first(); day++) {
      for (int person = 0; person < brand.people().size(); person++) {
        Optional<Message> message = brand.marketing().messages().of(person, day);
        Optional<LocalDateTime> report = message.flatMap(sent -> lastReport(sent, period.first()));
        if (report.isPresent()) {
          entries.add(entry(message.get(), report.get(), day == period.first()));
        }
      }
    }
  }

  private Optional<LocalDateTime> lastReport(Message message, int day) {
    return message.reports().stream()
        .filter(report -> brand.clock().day(report) == day)
        .reduce((earlier, later) -> later);
  }

  /** The message as the gateway knew it at that moment. */
  private Entry entry(Message message, LocalDateTime now, boolean isFirst) throws IOException {
    Person person = brand.people().at(message.person());
    Written address = address(person, message);
    if (TypedPhones.isUsable(person, message.day(), address)) {
      brand.identifiers().alone(message.person(), person.phoneSlot(message.day()));
      writeOptOut(person, message, now);
    }
    boolean isPending = message.status().equals("DELIVRD")
        && message.deliveredAt().filter(at -> !at.isAfter(now)).isEmpty();
    Optional<LocalDateTime> repliedAt = message.repliedAt().filter(at -> !at.isAfter(now));
    List<String> values = List.of(
        message.id(),
        address.text(),
        "TPL-" + Message.CAMPAIGN,
        "河川",
        message.campaignId(),
        "member-day-sms",
        Clock.text(message.sentAt()),
        isPending ? "ACCEPTD" : message.status(),
        text(message.deliveredAt(), now),
        text(message.clickedAt(), now),
        repliedAt.flatMap(at -> message.reply()).orElse(""),
        text(repliedAt, now),
        Clock.text(now));
    Entry.Fate fate = isFirst ? Entry.Fate.NEW_KEY : Entry.Fate.NEW_VERSION;
    return new Entry(values, person.key(), fate, 0, address.remark().stream().toList());
  }

  /** An answer that means no more is a withdrawal; it stands in the report of its moment. */
  private void writeOptOut(Person person, Message message, LocalDateTime now) throws IOException {
    Optional<LocalDateTime> said =
        message.repliedAt().filter(at -> message.isOptOut() && !at.isAfter(now));
    if (said.isPresent()) {
      truth.add(
          FEED,
          person,
          person.phoneSlot(message.day()),
          new ConsentTruth.Statement("marketing/sms/self", "WITHDRAWN", said.get()));
    }
  }

  /** One of forty numbers is what somebody typed into a list. */
  private Written address(Person person, Message message) {
    int turn = person.index() + message.day();
    return turn % DIRTY_EVERY == 0
        ? phones.typed(
            person,
            message.day(),
            brand.stores().at(person.homeStore()),
            "address",
            turn / DIRTY_EVERY)
        : Written.plain(person.phone(message.day()));
  }

  private static String text(Optional<LocalDateTime> moment, LocalDateTime now) {
    return moment.filter(at -> !at.isAfter(now)).map(Clock::text).orElse("");
  }

  private void addFaults(List<Entry> entries, Period period) {
    LocalDateTime noon = period.date().atTime(12, 0);
    List<String> sound = new ArrayList<>(List.of(
        "SMstranger" + period.index(),
        brand.phones().ofStranger(period.index()),
        "TPL-" + Message.CAMPAIGN,
        "河川",
        "SMS-test",
        "test",
        Clock.text(noon),
        "DELIVRD",
        Clock.text(noon),
        "",
        "",
        "",
        Clock.text(noon)));
    if (brand.planting().has(Plant.SMS_KEY_MISSING, period)) {
      entries.add(refused(sound, "missing-key", "msg_id", "", "missing-key"));
    }
    if (brand.planting().has(Plant.SMS_TIME_NO_TIME, period)) {
      entries.add(refused(sound, "unparseable-date", "submit_time", "10点整", "not-a-date"));
    }
  }

  private static Entry refused(
      List<String> sound, String kind, String column, String value, String reason) {
    return Entry.refused(
        COLUMNS.with(sound, column, value), Remark.refused(kind, column, reason).withDetail(value));
  }
}
