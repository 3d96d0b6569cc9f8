package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Advertisements shown, as the platforms that log exposures tell. */
final class AdImpressions implements Feed {

  private static final String FEED = "ad_impressions";
  private static final int PLAIN = 70;
  private static final int NOBODY = 72;

  private final Brand brand;
  private final Extracts extracts;

  AdImpressions(Brand brand, Extracts extracts) {
    this.brand = brand;
    this.extracts = extracts;
  }

  @Override
  public boolean isInThinPart() {
    return false;
  }

  @Override
  public void write(Period period) throws IOException {
    Place usual = Place.of(FEED, period, "exposures.jsonl.gz");
    try (Extract extract = extracts.open(usual, new Layout.JsonLines(), Packing.GZIP)) {
      eachRecord(period, extract);
    }
  }

  private void eachRecord(Period period, Extract target) throws IOException {
    for (int person = 0; person < brand.people().size(); person++) {
      for (Platform platform : Platform.ALL) {
        Optional<AdView> view = brand.marketing().view(person, period.first(), platform);
        if (view.isPresent() && platform.logsExposures()) {
          target.write(entry(person, view.get()));
        }
      }
    }
    if (brand.planting().has(Plant.IMPRESSION_CUT_RECORD, period)) {
      ObjectNode record = AdRecords.of(Campaign.ads().get(0));
      record.put("exposure_id", "Estranger" + period.index());
      target.write(JsonFaults.cut(record));
    }
  }

  private Entry entry(int index, AdView view) {
    Person person = brand.people().at(index);
    ObjectNode record = AdRecords.of(view.ad());
    record.put("exposure_id", view.exposureId());
    AdRecords.putTime(record, view.ad(), Clock.instant(view.at()));
    List<Remark> remarks =
        person.device().map(device -> withDevice(record, person, device, view)).orElse(List.of());
    return AdRecords.entry(record, person.key(), remarks);
  }

  /** Most show the device, a few show zeros, the rest a hash that nothing can be compared with. */
  private List<Remark> withDevice(ObjectNode record, Person person, Device device, AdView view) {
    int day = brand.clock().day(view.at());
    boolean isShown = brand.people().showcase().isOn(person.index(), day);
    int draw = isShown ? PLAIN : Math.floorMod(view.code().hashCode(), 100);
    if (draw < PLAIN) {
      record.put(device.kind(), device.id());
      brand.identifiers().alone(person.index(), IdentifierSlot.DEVICE);
      return List.of();
    }
    if (draw < NOBODY) {
      record.put(device.kind(), Device.NOBODY);
      brand.identifiers().never(device.kind(), Device.NOBODY);
      return List.of(
          Remark.soft("device-of-nobody", device.kind(), "id-placeholder", Device.NOBODY));
    }
    record.put(device.kind() + "_md5", Hashes.md5(device.id()));
    return List.of();
  }
}
