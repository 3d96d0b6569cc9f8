package io.tributary.sample.generator;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The whole catalogue: monthly in the thin part, weekly in the full one. */
final class ProductSnapshots implements Feed {

  private static final String FEED = "products";
  private static final int WEEK = 7;
  private static final int FAULTS_EVERY = 28;
  private static final int SPREADSHEET_EVERY = 50;
  private static final Columns COLUMNS =
      Columns.of("sku", "spu", "title", "category_path", "price", "cost", "launch_date", "status");

  private final Brand brand;
  private final Extracts extracts;
  private final List<Set<List<String>>> contents = new ArrayList<>();

  ProductSnapshots(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
    brand.catalogue().all().forEach(product -> contents.add(new HashSet<>()));
  }

  @Override
  public boolean isInThinPart() {
    return true;
  }

  /** The last day of the whole trade with a snapshot. */
  static int lastDay(Brand brand) {
    return brand.periods().stream()
        .filter(ProductSnapshots::isSent)
        .mapToInt(Period::last)
        .max()
        .orElse(-1);
  }

  private static boolean isSent(Period period) {
    return !period.isFull() || period.fullDay() % WEEK == 0;
  }

  @Override
  public void write(Period period) throws IOException {
    if (!isSent(period)) {
      return;
    }
    Place place = Place.of(FEED, period, "products.csv");
    try (Extract extract = extracts.open(place, COLUMNS.layout("\n", false), Packing.PLAIN)) {
      for (Product product : inOrderOf(period)) {
        if (product.launchDay() <= period.last()) {
          extract.write(entry(product, period.last()));
        }
      }
      if (period.isFull() && period.fullDay() % FAULTS_EVERY == 0) {
        extract.write(fault());
      }
    }
  }

  /** Every snapshot begins elsewhere: a week without changes is no delivery of the same bytes. */
  private List<Product> inOrderOf(Period period) {
    List<Product> products = new ArrayList<>(brand.catalogue().all());
    Collections.rotate(products, period.index());
    return products;
  }

  private Entry entry(Product product, int day) {
    List<String> values = values(product, day);
    Set<List<String>> known = contents.get(product.index());
    boolean isFirst = known.isEmpty();
    boolean isNew = known.add(values);
    Entry.Fate fate =
        isFirst ? Entry.Fate.NEW_KEY : isNew ? Entry.Fate.NEW_VERSION : Entry.Fate.REPEATED;
    return new Entry(
        values, OptionalInt.empty(), fate, 0, remark(product).stream().toList());
  }

  private List<String> values(Product product, int day) {
    LocalDate launch = brand.clock().date(product.launchDay());
    return List.of(
        product.sku(),
        product.spu(),
        product.title(),
        product.category(),
        Yuan.text(product.price(day)),
        Yuan.text(product.cost()),
        isFromSpreadsheet(product) ? Clock.spreadsheetSerial(launch) : launch.toString(),
        product.isOnSale(day) ? "on_sale" : "off_sale");
  }

  private Optional<Remark> remark(Product product) {
    LocalDate launch = brand.clock().date(product.launchDay());
    return isFromSpreadsheet(product)
        ? Optional.of(Remark.fixed(
            "spreadsheet-date", "launch_date", launch.toString(), Clock.spreadsheetSerial(launch)))
        : Optional.empty();
  }

  private static boolean isFromSpreadsheet(Product product) {
    return product.index() % SPREADSHEET_EVERY == 0;
  }

  private static Entry fault() {
    List<String> values =
        List.of("HC99999", "HCS9999", "河川样品", "配饰>帽子", "abc", "1.00", "2024-01-01", "on_sale");
    return Entry.refused(
        values, Remark.refused("unparseable-amount", "price", "not-a-number").withDetail("abc"));
  }
}
