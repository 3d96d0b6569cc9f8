package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Times that a device's clock cannot have meant. */
enum ClockDrift {
  YEAR_ONE("0001-01-01T00:00:00Z", "web_events", Plant.WEB_YEAR_ONE),
  YEAR_1970("1970-01-09T10:26:40Z", "web_events", Plant.WEB_YEAR_1970),
  FAR_FUTURE("2099-12-31T16:00:00Z", "web_events", Plant.WEB_FAR_FUTURE),
  TOO_OLD("2014-03-01T00:00:00Z", "web_events", Plant.WEB_TOO_OLD),
  MINI_YEAR_1970("1970-01-09T10:26:40Z", "miniprogram_events", Plant.MINI_YEAR_1970),
  MINI_FAR_FUTURE("2099-12-31T16:00:00Z", "miniprogram_events", Plant.MINI_FAR_FUTURE),
  MINI_TOO_OLD("2014-03-01T00:00:00Z", "miniprogram_events", Plant.MINI_TOO_OLD);

  private final String time;
  private final String feed;
  private final Plant plant;

  ClockDrift(String time, String feed, Plant plant) {
    this.time = time;
    this.feed = feed;
    this.plant = plant;
  }

  /** What the feed shows in that period. */
  static List<ClockDrift> of(Planting planting, Period period, String feed) {
    return Arrays.stream(values())
        .filter(drift -> drift.feed.equals(feed) && planting.has(drift.plant, period))
        .toList();
  }

  /** The record at that time: as text in the year one, in epoch seconds otherwise. */
  Entry entry(ObjectNode record) {
    return this == YEAR_ONE
        ? JsonFaults.with(record, "ts", time, "clock-drift", "out-of-range")
        : JsonFaults.with(
            record, "ts", Instant.parse(time).getEpochSecond(), "clock-drift", "out-of-range");
  }
}
