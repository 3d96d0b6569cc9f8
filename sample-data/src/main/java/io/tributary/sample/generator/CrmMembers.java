package io.tributary.sample.generator;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** The members' records: each when it is written first and again when it changes. */
final class CrmMembers implements Feed {

  private static final String FEED = "crm_members";
  private static final double NEW_COLUMN = 0.3;
  private static final double RENAMED_COLUMN = 0.6;

  private final Brand brand;
  private final Extracts extracts;
  private final MemberEntries entries;

  CrmMembers(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
    this.entries = new MemberEntries(brand);
  }

  @Override
  public boolean isInThinPart() {
    return true;
  }

  @Override
  public void write(Period period) throws IOException {
    Place place = Place.of(FEED, period, "members.csv");
    if (!period.isFull()) {
      try (Extract extract = extracts.open(place, layout(period), Packing.MARKED)) {
        remarkFile(extract, period, List.of(), Packing.MARKED);
        eachRecord(period, extract::write);
      }
      return;
    }
    List<Entry> records = new ArrayList<>();
    eachRecord(period, records::add);
    records.addAll(MemberFaults.of(brand, period, columns(period)));
    if (!records.isEmpty()) {
      writeDay(place, period, records);
    }
  }

  private void writeDay(Place place, Period period, List<Entry> records) throws IOException {
    boolean isCompressed = brand.planting().has(Plant.CRM_COMPRESSED, period);
    Packing packing = isCompressed ? Packing.GZIP : Packing.MARKED;
    try (Extract extract = extracts.open(place, layout(period), packing)) {
      remarkFile(extract, period, records, packing);
      if (isCompressed) {
        extract.remark(Remark.of("gzip-by-wrong-name", Remark.Expect.FIXED));
      }
      writeAll(extract, records);
    }
    if (brand.planting().has(Plant.CRM_DELIVERED_AGAIN, period)) {
      extracts.deliverAgain(place, place.named("members(1).csv").laterBy(1));
    }
    if (brand.planting().has(Plant.CRM_DELIVERED_REWRITTEN, period)) {
      deliverRewritten(place, period, records);
    }
  }

  private void deliverRewritten(Place place, Period period, List<Entry> records)
      throws IOException {
    List<Entry> again = new ArrayList<>(records.stream().map(Entry::repeated).toList());
    Collections.reverse(again);
    Place second = place.named("members_2.csv").laterBy(1);
    Layout layout = columns(period).layout("\n", false);
    try (Extract extract = extracts.open(second, layout, Packing.PLAIN)) {
      extract.remark(
          Remark.of("rewritten-redelivery", Remark.Expect.DUPLICATE).withDetail(place.path()));
      remarkColumns(extract, period, again);
      writeAll(extract, again);
    }
  }

  private void remarkFile(Extract extract, Period period, List<Entry> records, Packing packing)
      throws IOException {
    if (packing.equals(Packing.MARKED)) {
      extract.remark(Remark.of("byte-order-mark", Remark.Expect.FIXED));
    }
    extract.remark(Remark.of("crlf", Remark.Expect.FIXED));
    if (brand.planting().has(Plant.CRM_COLUMNS_REORDERED, period)) {
      extract.remark(Remark.of("columns-reordered", Remark.Expect.FIXED));
    }
    remarkColumns(extract, period, records);
  }

  /** Refused records, which are of strangers, have nothing in the new column. */
  private void remarkColumns(Extract extract, Period period, List<Entry> records)
      throws IOException {
    boolean hasNewColumn = brand.planting().isPast(NEW_COLUMN, period);
    if (hasNewColumn && records.stream().anyMatch(Entry::isAccepted)) {
      extract.remark(Remark.ofColumn("new-column", "wechat_nick", Remark.Expect.RESCUED));
    }
    if (brand.planting().isPast(RENAMED_COLUMN, period)) {
      extract.remark(
          Remark.ofColumn("renamed-column", "手机号", Remark.Expect.FIXED).withValue("mobile"));
    }
  }

  private Columns columns(Period period) {
    boolean isRenamed = brand.planting().isPast(RENAMED_COLUMN, period);
    Columns columns =
        isRenamed ? MemberEntries.COLUMNS.renamed("mobile", "手机号") : MemberEntries.COLUMNS;
    return brand.planting().isPast(NEW_COLUMN, period) ? columns.and("wechat_nick") : columns;
  }

  private Layout.Csv layout(Period period) {
    return brand.planting().has(Plant.CRM_COLUMNS_REORDERED, period)
        ? columns(period).reordered("\r\n", true)
        : columns(period).layout("\r\n", true);
  }

  private interface Records {
    void accept(Entry entry) throws IOException;
  }

  /** Every record written or changed in the period, in the state at its end. */
  private void eachRecord(Period period, Records records) throws IOException {
    boolean hasNick = brand.planting().isPast(NEW_COLUMN, period);
    for (int index = 0; index < brand.people().size(); index++) {
      OptionalInt change = changeIn(index, period);
      if (change.isPresent()) {
        Person person = brand.people().at(index);
        int day = change.getAsInt();
        LocalDateTime updatedAt = brand.members().moment(index, day);
        MemberEntries.Sending sending = sending(index, period);
        if (sending == MemberEntries.Sending.AFTER_DRAFT) {
          records.accept(entries.draft(person, day, hasNick));
        }
        records.accept(entries.of(person, day, updatedAt, hasNick, sending));
      }
    }
  }

  private OptionalInt changeIn(int index, Period period) {
    if (!Members.isMember(index) || brand.members().registrationDay(index) > period.last()) {
      return OptionalInt.empty();
    }
    return brand.members().lastChangeIn(index, period);
  }

  private MemberEntries.Sending sending(int person, Period period) {
    if (!period.holds(brand.members().registrationDay(person))) {
      return MemberEntries.Sending.CHANGED;
    }
    return brand.planting().has(Plant.CRM_SENT_TWICE, period)
        ? MemberEntries.Sending.AFTER_DRAFT
        : MemberEntries.Sending.FIRST;
  }

  private static void writeAll(Extract extract, List<Entry> records) throws IOException {
    for (Entry entry : records) {
      extract.write(entry);
    }
  }
}
