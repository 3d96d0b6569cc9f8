package io.tributary.sample.generator;

import java.util.ArrayList;
import java.util.List;

/** Records of a till system that must be refused. */
final class PosFaults {

  private static final Columns COLUMNS = PosEntries.COLUMNS;

  private PosFaults() {}

  /** The faults planted in that period; each is a ticket of its own, made after the pattern. */
  static List<Entry> of(Brand brand, Period period, Entry pattern) {
    List<Entry> faults = new ArrayList<>();
    List<String> sound = sound(pattern, period);
    for (Plant plant : Plant.values()) {
      if (brand.planting().has(plant, period)) {
        switch (plant) {
          case POS_TOO_FEW_FIELDS ->
            faults.add(Entry.refused(Columns.tooFew(sound), Remark.broken("too-few-fields")));
          case POS_TOO_MANY_FIELDS ->
            faults.add(Entry.refused(Columns.tooMany(sound), Remark.broken("too-many-fields")));
          case POS_AMOUNT_NO_NUMBER ->
            faults.add(refused(sound, "unparseable-amount", "amount", "abc", "not-a-number"));
          case POS_KEY_MISSING ->
            faults.add(refused(sound, "missing-key", "ticket_no", "", "missing-key"));
          case POS_QUANTITY_ABSURD ->
            faults.add(refused(sound, "absurd-quantity", "qty", "99999", "out-of-range"));
          case POS_DATE_NO_DATE ->
            faults.add(refused(sound, "unparseable-date", "biz_date", "2026-13-45", "not-a-date"));
          default -> {}
        }
      }
    }
    return faults;
  }

  private static List<String> sound(Entry pattern, Period period) {
    String ticket = "9" + Digits.padded(period.index(), 10);
    List<String> values = COLUMNS.with(pattern.values(), "ticket_no", ticket);
    values = COLUMNS.with(values, "qty", "1");
    values = COLUMNS.with(values, "amount", "199.00");
    values = COLUMNS.with(values, "member_card", "");
    return COLUMNS.with(values, "trade_time", "12:00:00");
  }

  private static Entry refused(
      List<String> sound, String kind, String column, String value, String reason) {
    return Entry.refused(
        COLUMNS.with(sound, column, value), Remark.refused(kind, column, reason).withDetail(value));
  }
}
