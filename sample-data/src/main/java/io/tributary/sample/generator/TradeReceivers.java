package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who receives an order of the marketplace, as far as it shows that. */
final class TradeReceivers {

  private static final List<List<String>> CITIES = Resource.lines("cities.txt");

  private final Brand brand;

  TradeReceivers(Brand brand) {
    this.brand = brand;
  }

  /** What the marketplace shows of the receiver's mobile. */
  private enum Receiver {
    PLAIN,
    PREFIXED,
    MASKED,
    VIRTUAL;

    private static final List<Receiver> ALL = List.of(values());

    static Receiver of(int turn) {
      return ALL.get(turn % ALL.size());
    }
  }

  /** Puts where the order goes; municipalities leave the city empty. */
  void put(ObjectNode record, Trade trade) {
    Person buyer = trade.buyer();
    List<String> city =
        CITIES.get(brand.chance().below(CITIES.size(), Purpose.HOME, buyer.index(), 2));
    int district = 2 + brand.chance().below(city.size() - 2, Purpose.HOME, buyer.index(), 3);
    boolean hasLandline = brand.chance().share(Purpose.HOME, buyer.index(), 4) < 0.03;
    Store neighbour = brand.stores().at(buyer.homeStore());
    if (hasLandline) {
      brand.identifiers().never("phone", neighbour.internationalLandline());
    }
    record.put("receiver_name", buyer.name().charAt(0) + "*");
    record.put("receiver_mobile", mobile(trade));
    record.put("receiver_phone", hasLandline ? neighbour.landline() : "");
    record.put("receiver_state", city.get(0));
    record.put("receiver_city", city.get(1));
    record.put("receiver_district", city.get(district));
    record.put("oaid", "1" + brand.chance().code(Purpose.TAOBAO, buyer.index(), 7));
  }

  /** What the truth says of the receiver's mobile. */
  Optional<Remark> remark(Trade trade) {
    String written = mobile(trade);
    String column = "receiver_mobile";
    return switch (receiver(trade.buyer())) {
      case PLAIN -> Optional.empty();
      case PREFIXED ->
        Optional.of(Remark.fixed(
            "phone-prefix",
            column,
            PhoneNumbers.international(trade.buyer().phone(trade.day())),
            written));
      case MASKED -> {
        brand.identifiers().never("phone", written);
        yield Optional.of(Remark.soft("masked-phone", column, "phone-masked", written));
      }
      case VIRTUAL -> {
        brand.identifiers().neverForwarding(written);
        yield Optional.of(Remark.soft("virtual-phone", column, "phone-virtual", written));
      }
    };
  }

  /** What of the record tells who it is about. */
  Set<IdentifierSlot> usable(Trade trade) {
    return switch (receiver(trade.buyer())) {
      case PLAIN, PREFIXED ->
        EnumSet.of(IdentifierSlot.TAOBAO_OUID, trade.buyer().phoneSlot(trade.day()));
      case MASKED, VIRTUAL -> EnumSet.of(IdentifierSlot.TAOBAO_OUID);
    };
  }

  private Receiver receiver(Person buyer) {
    double share = brand.chance().share(Purpose.TAOBAO, buyer.index(), 8);
    if (brand.people().showcase().day(buyer.index()).isPresent()) {
      return Receiver.of(buyer.index());
    }
    if (share < 0.35) {
      return share < 0.03 ? Receiver.PREFIXED : Receiver.PLAIN;
    }
    return share < 0.4 ? Receiver.VIRTUAL : Receiver.MASKED;
  }

  private String mobile(Trade trade) {
    String number = trade.buyer().phone(trade.day());
    return switch (receiver(trade.buyer())) {
      case PLAIN -> number;
      case PREFIXED -> "86-" + number;
      case MASKED -> PhoneNumbers.masked(number);
      case VIRTUAL -> PhoneNumbers.virtual(trade.buyer().index());
    };
  }
}
