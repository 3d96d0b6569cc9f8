package io.tributary.job.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Extracts of two feeds of the library for the ingest benchmark: mini-program events as JSON lines,
 * four fifths of the bytes, and reports of text messages as CSV. The same size gives the same
 * bytes. One record in a hundred is dirty: sent twice, without a key, from the future, or cut.
 */
final class IngestData {

  static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  static final String EVENTS = "miniprogram_events";
  static final String MESSAGES = "sms_log";

  private static final int FILES = 8;
  private static final int PERSONS = 200_000;
  private static final int DIRT_EVERY = 100;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final long MILLIS_PER_DAY = 1000L * SECONDS_PER_DAY;
  private static final String[] EVENT_NAMES = {
    "view", "view", "view", "search", "add_to_cart", "favourite", "checkout", "share"
  };
  private static final String[] CATEGORIES = {"护肤>精华", "护肤>面霜", "彩妆>口红", "运动>篮球鞋", "女装>连衣裙", "家居>香氛"
  };
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Path landing;
  private final SplittableRandom random = new SplittableRandom(20_260_301);
  private long records;

  private IngestData(Path landing) {
    this.landing = landing;
  }

  /**
   * Writes the extracts below a landing root.
   *
   * @return how many records there are
   */
  static long write(Path landing, long bytes) throws IOException {
    IngestData data = new IngestData(landing);
    for (int file = 0; file < FILES; file++) {
      data.events(file, bytes * 4 / 5 / FILES);
      data.messages(file, bytes / 5 / FILES);
    }
    return data.records;
  }

  private void events(int file, long bytes) throws IOException {
    try (BufferedWriter out = open(EVENTS, file, "events.jsonl")) {
      long left = bytes;
      while (left > 0) {
        String line = event(file);
        left -= line.length() + write(out, line, line.substring(0, line.length() / 2));
      }
    }
  }

  private void messages(int file, long bytes) throws IOException {
    try (BufferedWriter out = open(MESSAGES, file, "reports.csv")) {
      out.write("msg_id,address,template_id,sign,campaign_id,strategy_id,submit_time,status,"
          + "delivered_at,opened_at,clicked_at,reply,replied_at,updated_at\n");
      long left = bytes;
      while (left > 0) {
        String line = message(file);
        left -= line.length() + write(out, line, line + ",more");
      }
    }
  }

  private BufferedWriter open(String feed, int file, String name) throws IOException {
    Path folder = landing.resolve(feed).resolve("dt=" + DAY.plusDays(file));
    Files.createDirectories(folder);
    return Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
  }

  /** Writes a record, now and then twice or broken; gives the characters beyond the record. */
  private long write(BufferedWriter out, String line, String broken) throws IOException {
    records++;
    out.write(line);
    out.write('\n');
    if (records % DIRT_EVERY != 0) {
      return 1;
    }
    records++;
    String dirty = records % (2 * DIRT_EVERY) < DIRT_EVERY ? line : broken;
    out.write(dirty);
    out.write('\n');
    return dirty.length() + 2L;
  }

  private String event(int day) {
    int person = random.nextInt(PERSONS);
    long at = DAY.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()
        + random.nextLong(MILLIS_PER_DAY);
    String id = Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    String product =
        random.nextInt(4) == 0 ? "null" : "\"HC" + (10_000 + random.nextInt(900)) + '"';
    String union = random.nextInt(3) == 0
        ? "null"
        : "\"oUnion" + Integer.toString(7_000_000 + person * 31, Character.MAX_RADIX)
            + "q7Zk1xWm2b\"";
    return "{\"event_id\":\"" + id + "\",\"event\":\"" + EVENT_NAMES[random.nextInt(8)]
        + "\",\"page\":\"pages/goods/detail?id=" + random.nextInt(900)
        + "&utm_source=wechat&utm_medium=moments&utm_campaign=spring-" + random.nextInt(40)
        + "&gdt_vid=wx0" + Integer.toString(random.nextInt(1 << 30), Character.MAX_RADIX)
        + "\",\"product\":" + product
        + ",\"category\":\"" + CATEGORIES[random.nextInt(CATEGORIES.length)]
        + "\",\"dwell_seconds\":" + random.nextInt(300)
        + ",\"ts\":" + (random.nextBoolean() ? at : at / 1000)
        + ",\"appid\":\"wxa1c0de5e4b7f9302\",\"openid\":\"oCANA"
        + Long.toString(9_000_000_000_000_000L + person * 7_919L, Character.MAX_RADIX)
        + "ihiw62rec1yi29es\",\"unionid\":" + union
        + ",\"scene\":" + (1000 + random.nextInt(60)) + "}";
  }

  private String message(int day) {
    int person = random.nextInt(PERSONS);
    String phone =
        "138" + String.format(Locale.ROOT, "%08d", 10_000_000 + person * 37 % 80_000_000);
    String typed = switch (random.nextInt(6)) {
      case 0 -> "+86" + phone;
      case 1 -> phone.substring(0, 3) + " " + phone.substring(3, 7) + " " + phone.substring(7);
      default -> phone;
    };
    LocalDateTime sent =
        DAY.plusDays(day).atStartOfDay().plusSeconds(random.nextInt(SECONDS_PER_DAY));
    boolean isDelivered = random.nextInt(20) > 0;
    String delivered = isDelivered ? TIME.format(sent.plusSeconds(9)) : "";
    String clicked = isDelivered && random.nextInt(12) == 0 ? TIME.format(sent.plusHours(2)) : "";
    String reply = isDelivered && random.nextInt(200) == 0 ? "TD" : "";
    return "SM" + Math.abs(random.nextLong()) + "," + typed + ",TPL-member-day,河川,SMS-member-day-"
        + random.nextInt(40) + ",member-day-sms," + TIME.format(sent) + ","
        + (isDelivered ? "DELIVRD" : "UNDELIV") + "," + delivered + ",," + clicked + "," + reply
        + "," + (reply.isEmpty() ? "" : TIME.format(sent.plusHours(3))) + ","
        + TIME.format(sent.plusHours(3));
  }
}
