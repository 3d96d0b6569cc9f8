package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Writes leads as the platform's interface gives them. */
final class LeadRecords {

  private static final List<List<String>> CITIES = Resource.lines("cities.txt");
  private static final List<String> INTENTIONS = List.of("高意向", "中意向", "低意向");
  private static final List<String> APPS = List.of("抖音", "今日头条", "西瓜视频");
  private static final int TYPED_EVERY = 4;

  private final Brand brand;
  private final TypedPhones phones;

  LeadRecords(Brand brand) {
    this.brand = brand;
    this.phones = new TypedPhones(brand);
  }

  /** The first pull, before the platform knows what it says late. */
  Entry pulledAtOnce(Person person, int day, Leads.Lead lead) {
    LocalDateTime now = lead.at().plusMinutes(1);
    ObjectNode record = record(person, day, lead, now);
    record.put("convert_status", "数据获取中").put("clue_state", 1);
    return entry(record, person, day, Entry.Fate.NEW_KEY)
        .withRemark(Remark.of("late-columns", Remark.Expect.SUPERSEDED));
  }

  /** The second pull. */
  Entry pulledAgain(Person person, int day, Leads.Lead lead) {
    ObjectNode record = record(person, day, lead, lead.completedAt());
    putLate(record, person);
    record.put("clue_state", 1);
    return entry(record, person, day, Entry.Fate.NEW_VERSION);
  }

  /** The pull after sales have followed it up; a refunded lead has lost its phone. */
  Entry followedUp(Person person, int day, Leads.Lead lead, LocalDateTime now) {
    ObjectNode record = record(person, day, lead, now);
    putLate(record, person);
    record.put("clue_state", lead.state());
    if (!lead.isRefunded()) {
      return entry(record, person, day, Entry.Fate.NEW_VERSION);
    }
    record.put("telephone", "");
    return new Entry(
        List.of(record.toString()),
        person.key(),
        Entry.Fate.NEW_VERSION,
        0,
        List.of(Remark.emptied("refunded-lead", "telephone", "")));
  }

  /** A lead of somebody who never becomes a customer. */
  ObjectNode stranger(Period period, int visitor) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    LocalDateTime at = period.date().atTime(12, visitor % 60);
    record.put(
        "clue_id", Long.toString(7_200_000_000_000_000_000L + period.index() * 100L + visitor));
    record.put("advertiser_id", Platform.OCEANENGINE.account());
    record.put("promotion_id", "1790000302").put("site_id", "710000002");
    record.put("clue_type", 0).put("clue_source", 1).put("clue_state", 1);
    record.put("create_time_detail", Clock.text(at));
    record.put("name", "陌生人");
    record.put("telephone", strangersPhone(period, visitor));
    record.put("gender", 0).put("province_name", "上海").put("city_name", "上海");
    record.put("convert_status", "合法转化").put("fetched_at", Clock.text(at.plusMinutes(12)));
    return record;
  }

  /** The phone of that visitor. */
  String strangersPhone(Period period, int visitor) {
    return brand.phones().ofStranger(1_000_000 + period.index() * 100 + visitor);
  }

  private ObjectNode record(Person person, int day, Leads.Lead lead, LocalDateTime now) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    boolean hasNumericIds = person.index() % 3 == 0;
    putId(record, "clue_id", lead.id(), hasNumericIds);
    putId(record, "advertiser_id", Platform.OCEANENGINE.account(), hasNumericIds);
    // The newer interface names a promotion, the classic one a plan; never both.
    putId(record, day % 2 == 0 ? "promotion_id" : "ad_id", lead.click().ad().id(), hasNumericIds);
    record.put("creative_id", lead.click().ad().creative());
    record.put("site_id", "710000001");
    record.put("req_id", lead.click().clickId());
    record.put("clue_type", 0).put("clue_source", 1);
    record.put("create_time", lead.at().toLocalDate().toString());
    record.put("create_time_detail", Clock.text(lead.at()));
    record.put("name", person.name());
    record.put("telephone", phone(person, day).text());
    record.put("weixin", "").put("qq", "").put("gender", person.isFemale() ? 2 : 1);
    putPlace(record, person);
    record.put("remark_dict", "{\"尺码\":\"M\"}");
    record.put("fetched_at", Clock.text(now));
    return record;
  }

  private Entry entry(ObjectNode record, Person person, int day, Entry.Fate fate) {
    Written phone = phone(person, day);
    if (TypedPhones.isUsable(person, day, phone)) {
      brand.identifiers().alone(person.index(), person.phoneSlot(day));
    }
    List<Remark> remarks = new ArrayList<>(phone.remark().stream().toList());
    return new Entry(List.of(record.toString()), person.key(), fate, 0, remarks);
  }

  /** One of four types it in a form of their own. */
  private Written phone(Person person, int day) {
    Store store = brand.stores().at(person.homeStore());
    return person.index() % TYPED_EVERY == 0
        ? phones.typed(person, day, store, "telephone", person.index() / TYPED_EVERY)
        : Written.plain(person.phone(day));
  }

  /** The district stands in country_name. */
  private void putPlace(ObjectNode record, Person person) {
    List<String> city =
        CITIES.get(brand.chance().below(CITIES.size(), Purpose.HOME, person.index(), 2));
    int district = 2 + brand.chance().below(city.size() - 2, Purpose.HOME, person.index(), 3);
    record.put("province_name", city.get(0));
    record.put("city_name", city.get(1).isEmpty() ? city.get(0) : city.get(1));
    record.put("country_name", city.get(district));
  }

  private static void putLate(ObjectNode record, Person person) {
    record.put("convert_status", "合法转化");
    record.put("intention_estimation", INTENTIONS.get(person.index() % INTENTIONS.size()));
    record.put("app_name", APPS.get(person.index() % APPS.size()));
  }

  private static void putId(ObjectNode record, String name, String id, boolean isNumeric) {
    if (isNumeric) {
      record.put(name, Long.parseLong(id));
    } else {
      record.put(name, id);
    }
  }
}
