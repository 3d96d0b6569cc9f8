package io.tributary.sample.generator;

import java.util.List;
import java.util.stream.IntStream;

/** The brand's stores; each region has every fourth. */
final class Stores {

  private static final String[] AREA_CODES = {"021", "020", "010", "028"};

  private final List<Store> stores;

  Stores(Chance chance, PhoneNumbers phones) {
    this.stores = IntStream.range(0, Store.COUNT)
        .mapToObj(index -> store(index, chance, phones))
        .toList();
  }

  Store at(int index) {
    return stores.get(index);
  }

  /** A store of the region; any number chooses one. */
  Store in(Store.Region region, int any) {
    int perRegion = Store.COUNT / Store.Region.COUNT;
    return stores.get(any % perRegion * Store.Region.COUNT + region.position());
  }

  List<Store> all() {
    return stores;
  }

  private static Store store(int index, Chance chance, PhoneNumbers phones) {
    Store.Region region = Store.Region.of(index);
    int subscriber = 60_000_000 + chance.below(8_000_000, Purpose.STORES, index, 0);
    String landline = AREA_CODES[region.position()] + "-" + subscriber;
    String code = "S" + Digits.padded(index + 1, 3);
    return new Store(index, code, region, landline, phones.ofShop(index));
  }
}
