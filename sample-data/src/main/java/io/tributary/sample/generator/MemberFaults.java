package io.tributary.sample.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Records of the member system that must be refused. */
final class MemberFaults {

  private MemberFaults() {}

  /** The faults planted in that period; each is about a stranger. */
  static List<Entry> of(Brand brand, Period period, Columns columns) {
    List<Entry> faults = new ArrayList<>();
    List<String> sound = sound(brand, period, columns);
    if (brand.planting().has(Plant.CRM_TOO_FEW_FIELDS, period)) {
      faults.add(
          Entry.refused(sound.subList(0, sound.size() - 5), Remark.broken("too-few-fields")));
    }
    if (brand.planting().has(Plant.CRM_TOO_MANY_FIELDS, period)) {
      faults.add(Entry.refused(Columns.tooMany(sound), Remark.broken("too-many-fields")));
    }
    if (brand.planting().has(Plant.CRM_KEY_MISSING, period)) {
      faults.add(Entry.refused(
          columns.with(sound, "member_card", ""),
          Remark.refused("missing-key", "member_card", "missing-key")));
    }
    return faults;
  }

  private static List<String> sound(Brand brand, Period period, Columns columns) {
    String time = Clock.text(period.date().atTime(12, 0));
    List<String> values = new ArrayList<>(List.of(
        "HC98" + Digits.padded(period.index(), 6),
        brand.phones().ofStranger(period.index()),
        "",
        "陌生人",
        "未知",
        "1990-01-01",
        "普通",
        "S001",
        "store",
        time,
        "0",
        time));
    values.addAll(Collections.nCopies(columns.names().size() - values.size(), ""));
    return values;
  }
}
