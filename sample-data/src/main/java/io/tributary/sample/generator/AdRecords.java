package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sample.generator.Campaign.Ad;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** What the logs of clicks and of exposures have in common. */
final class AdRecords {

  private AdRecords() {}

  /** A record's beginning: the advertisement, by all its numbers. */
  static ObjectNode of(Ad ad) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("platform", ad.campaign().platform().word());
    record.put("account_id", ad.campaign().platform().account());
    record.put("campaign_id", ad.campaign().id());
    record.put("ad_id", ad.id());
    record.put("creative_id", ad.creative());
    return record;
  }

  /** Seconds on one platform, milliseconds on the next, ISO 8601 on the third. */
  static void putTime(ObjectNode record, Ad ad, Instant at) {
    WebVisits.putTime(record, at, ad.campaign().platform().position());
  }

  static Entry entry(ObjectNode record, OptionalInt person, List<Remark> remarks) {
    return new Entry(List.of(record.toString()), person, Entry.Fate.NEW_KEY, 0, remarks);
  }
}
