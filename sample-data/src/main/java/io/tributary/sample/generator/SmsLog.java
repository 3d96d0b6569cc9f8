package io.tributary.sample.generator;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports of the message gateway: what it knew of a message at the end of the day or the hour. */
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

  SmsLog(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
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
    if (brand.planting().isHourly(period)) {
      EventFiles files = new EventFiles(extracts, place, layout, Packing.PLAIN);
      eachRecord(period, files::add);
      files.write();
      return;
    }
    List<Entry> entries = new ArrayList<>();
    eachRecord(period, (at, entry) -> entries.add(entry));
    if (entries.isEmpty()) {
      return;
    }
    try (Extract extract = extracts.open(place, layout, Packing.PLAIN)) {
      for (Entry entry : entries) {
        extract.write(entry);
      }
    }
  }

  private void eachRecord(Period period, TimedRecords target) throws IOException {
    for (int day = period.first() - 1; day <= period.first(); day++) {
      for (int person = 0; person < brand.people().size(); person++) {
        Optional<Message> message = brand.marketing().messages().of(person, day);
        if (message.isPresent()) {
          writeReports(message.get(), period, target);
        }
      }
    }
    writeFaults(period, target);
  }

  private void writeReports(Message message, Period period, TimedRecords target)
      throws IOException {
    boolean isByHour = brand.planting().isHourly(period);
    SortedMap<Integer, LocalDateTime> lastReports = new TreeMap<>();
    for (LocalDateTime report : message.reports()) {
      if (brand.clock().day(report) == period.first()) {
        lastReports.put(isByHour ? report.getHour() : 0, report);
      }
    }
    boolean isFirst = message.day() == period.first();
    for (Map.Entry<Integer, LocalDateTime> report : lastReports.entrySet()) {
      target.accept(report.getValue(), entry(message, report.getValue(), isFirst));
      isFirst = false;
    }
  }

  /** The message as the gateway knew it at that moment. */
  private Entry entry(Message message, LocalDateTime now, boolean isFirst) {
    Person person = brand.people().at(message.person());
    Written address = address(person, message);
    if (TypedPhones.isUsable(person, message.day(), address)) {
      brand.identifiers().alone(message.person(), person.phoneSlot(message.day()));
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

  private void writeFaults(Period period, TimedRecords target) throws IOException {
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
      target.accept(noon, refused(sound, "missing-key", "msg_id", "", "missing-key"));
    }
    if (brand.planting().has(Plant.SMS_TIME_NO_TIME, period)) {
      target.accept(
          noon, refused(sound, "unparseable-date", "submit_time", "10点整", "not-a-date"));
    }
  }

  private static Entry refused(
      List<String> sound, String kind, String column, String value, String reason) {
    return Entry.refused(
        COLUMNS.with(sound, column, value), Remark.refused(kind, column, reason).withDetail(value));
  }
}
