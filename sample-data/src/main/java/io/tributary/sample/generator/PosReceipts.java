package io.tributary.sample.generator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Receipts of the stores: one file a region and day, one a month in the thin part. */
final class PosReceipts implements Feed {

  private static final String FEED = "pos_receipts";
  private static final Layout.Csv USUAL = PosEntries.COLUMNS.layout("\r\n", false);

  private final Brand brand;
  private final Extracts extracts;
  private final OrderTruth orders;
  private final StoreSales sales;
  private final PosEntries entries;
  private final List<Entry> kept = new ArrayList<>();

  PosReceipts(Brand brand, Extracts extracts, OrderTruth orders) {
    this.brand = brand;
    this.extracts = extracts;
    this.orders = orders;
    this.sales = new StoreSales(brand);
    this.entries = new PosEntries(brand);
  }

  @Override
  public boolean isInThinPart() {
    return true;
  }

  @Override
  public void write(Period period) throws IOException {
    if (period.isFull()) {
      writeDay(period);
    } else {
      writeMonth(period);
    }
  }

  private void writeMonth(Period period) throws IOException {
    Place place = Place.of(FEED, period, "pos_history.csv");
    try (Extract extract = extracts.open(place, USUAL, Packing.GB18030)) {
      for (int day = period.first(); day <= period.last(); day++) {
        sales.ofDay(day, ticket -> {
          for (Entry entry : entries.of(ticket)) {
            extract.write(entry);
          }
        });
      }
    }
  }

  private void writeDay(Period period) throws IOException {
    Map<Store.Region, List<Entry>> regions = new EnumMap<>(Store.Region.class);
    for (Store.Region region : Store.Region.values()) {
      regions.put(region, new ArrayList<>());
    }
    sales.ofDay(period.first(), ticket -> {
      orders.add(ticket);
      regions.get(ticket.store().region()).addAll(entries.of(ticket));
    });
    writeEast(period, regions.get(Store.Region.EAST));
    writeSouth(period, regions.get(Store.Region.SOUTH));
    writeNorth(period, regions.get(Store.Region.NORTH));
    writeWest(period, regions.get(Store.Region.WEST));
  }

  private void writeEast(Period period, List<Entry> records) throws IOException {
    Place place = place(period, Store.Region.EAST);
    if (has(Plant.POS_COLUMNS_REORDERED, period)) {
      Layout.Csv other = PosEntries.COLUMNS.reordered("\r\n", false);
      Remark remark = Remark.of("columns-reordered", Remark.Expect.FIXED);
      writeFile(place, other, records, List.of(remark));
      return;
    }
    writeFile(place, USUAL, records, List.of());
    if (has(Plant.POS_DELIVERED_AGAIN, period)) {
      extracts.deliverAgain(place, place.named("pos_east(1).csv").laterBy(1));
    }
  }

  private void writeSouth(Period period, List<Entry> records) throws IOException {
    Place place = place(period, Store.Region.SOUTH);
    if (has(Plant.POS_HEADER_ONLY, period)) {
      extracts.landHeaderOnly(place.named("pos_south_night.csv"), USUAL, Packing.GB18030);
    }
    if (!has(Plant.POS_CORRECTED, period)) {
      writeFile(place, USUAL, records, List.of());
      return;
    }
    Place correction = place.named("pos_south_corrected.csv").laterBy(1);
    List<Entry> first = new ArrayList<>();
    List<Entry> second = new ArrayList<>();
    for (Entry entry : records) {
      boolean isWrong = first.size() % 2 == 0;
      Entry corrected = isWrong ? PosEntries.corrected(entry) : entry.repeated();
      brand.corrections().add(corrected);
      first.add(entry.withRemark(replaced(isWrong, corrected, correction)));
      second.add(corrected);
    }
    writeFile(place, USUAL, first, List.of());
    writeFile(correction, USUAL, second, List.of());
  }

  private static Remark replaced(boolean isWrong, Entry corrected, Place correction) {
    Remark remark = isWrong
        ? Remark.ofColumn("corrected-file", "amount", Remark.Expect.SUPERSEDED)
            .withValue(PosEntries.amount(corrected))
        : Remark.of("corrected-file", Remark.Expect.DUPLICATE);
    return remark.withDetail(correction.path());
  }

  private void writeNorth(Period period, List<Entry> records) throws IOException {
    List<Entry> all = new ArrayList<>();
    if (has(Plant.POS_TICKET_EXPORTED_AGAIN, period)) {
      kept.forEach(entry -> all.add(entry.repeated()));
      kept.clear();
    }
    records.forEach(all::add);
    PosFaults.of(brand, period, records.get(0)).forEach(all::add);
    if (has(Plant.POS_TICKET_KEPT, period)) {
      keepFirstTicket(period, all);
    }
    writeFile(place(period, Store.Region.NORTH), USUAL, all, List.of());
  }

  /** The first ticket will be exported once more the next day, which makes it the duplicate. */
  private void keepFirstTicket(Period period, List<Entry> records) {
    int number = PosEntries.COLUMNS.position("ticket_no");
    String ticket = records.get(0).values().get(number);
    boolean isExportedAgain = period.index() + 1 < brand.periods().size();
    for (int i = 0; isExportedAgain && i < records.size(); i++) {
      Entry entry = records.get(i);
      boolean isSameStore = entry.values().get(0).equals(records.get(0).values().get(0));
      if (isSameStore && entry.values().get(number).equals(ticket)) {
        kept.add(entry);
        records.set(
            i, entry.withRemark(Remark.of("ticket-exported-again", Remark.Expect.DUPLICATE)));
      }
    }
  }

  private void writeWest(Period period, List<Entry> records) throws IOException {
    Place place = place(period, Store.Region.WEST);
    if (has(Plant.POS_LATE, period)) {
      Place late = place.laterBy(3);
      Remark remark = Remark.of("late-partition", Remark.Expect.LATE)
          .withDetail("arrives on " + late.arrivalText());
      writeFile(late, USUAL, records, List.of(remark));
      return;
    }
    writeFile(place, USUAL, records, List.of());
    if (has(Plant.POS_DELIVERED_REWRITTEN, period)) {
      List<Entry> again = new ArrayList<>(records.stream().map(Entry::repeated).toList());
      Collections.reverse(again);
      Remark remark =
          Remark.of("rewritten-redelivery", Remark.Expect.DUPLICATE).withDetail(place.path());
      Layout.Csv quoted = PosEntries.COLUMNS.layout("\n", true);
      writeFile(place.named("pos_west_2.csv").laterBy(1), quoted, again, List.of(remark));
    }
  }

  private void writeFile(Place place, Layout layout, List<Entry> records, List<Remark> remarks)
      throws IOException {
    try (Extract extract = extracts.open(place, layout, Packing.GB18030)) {
      for (Remark remark : remarks) {
        extract.remark(remark);
      }
      for (Entry entry : records) {
        extract.write(entry);
      }
    }
  }

  private boolean has(Plant plant, Period period) {
    return brand.planting().has(plant, period);
  }

  private static Place place(Period period, Store.Region region) {
    return Place.of(FEED, period, "pos_" + region.name().toLowerCase(Locale.ROOT) + ".csv");
  }
}
