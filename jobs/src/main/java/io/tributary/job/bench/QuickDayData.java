package io.tributary.job.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A day of a mini-program, in files of five minutes that land up to two minutes after their end:
 * what visitors do and what they order. The same day always.
 */
public final class QuickDayData {

  /** Minutes of one file. */
  public static final int MINUTES = 5;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant START = Instant.parse("2026-03-01T16:00:00Z");
  private static final int SECONDS = MINUTES * 60;
  private static final int EVENTS = 240;
  private static final int PERSONS = 4_000;
  private static final int LATEST = 120;
  private static final String[] NAMES = {"view", "view", "view", "search", "add_to_cart", "share"};

  private final Path landing;

  /** Writes below a landing root. */
  public QuickDayData(Path landing) {
    this.landing = landing;
  }

  /** When the stretch of a file begins. */
  public Instant start(int file) {
    return START.plusSeconds((long) file * SECONDS);
  }

  /** When a file lands. */
  public Instant landed(int file) {
    return start(file + 1).plusSeconds(random(file).nextInt(LATEST));
  }

  /** The file a fact's id tells it was in. */
  public static int file(String factId) {
    return Integer.parseInt(factId.replaceAll(".*\\bf(\\d+)-.*", "$1"));
  }

  /** Writes the files of one stretch. */
  public void land(int file) throws IOException {
    SplittableRandom random = random(file);
    random.nextInt(LATEST);
    StringBuilder events = new StringBuilder();
    StringBuilder orders = new StringBuilder();
    for (int n = 0; n < EVENTS; n++) {
      long at = start(file).getEpochSecond() + random.nextInt(SECONDS);
      int person = random.nextInt(PERSONS);
      events.append(event(file, n, NAMES[random.nextInt(NAMES.length)], person, at));
      if (random.nextInt(20) == 0) {
        orders.append(order(file, n, random.nextInt(PERSONS), at));
      }
    }
    write("miniprogram_events", file, events);
    write("miniprogram_orders", file, orders);
  }

  private static SplittableRandom random(int file) {
    return new SplittableRandom(20_260_302L + file);
  }

  private static String event(int file, int n, String name, int person, long at) {
    return String.format(
        Locale.ROOT,
        "{\"event_id\":\"f%d-%d\",\"appid\":\"wxbench\",\"openid\":\"openid_%08d\","
            + "\"event\":\"%s\",\"page\":\"pages/detail\",\"product\":\"S-%d\",\"ts\":%d}%n",
        file,
        n,
        person,
        name,
        n % 50,
        at);
  }

  private static String order(int file, int n, int person, long at) {
    return String.format(
        Locale.ROOT,
        "{\"order_id\":\"f%d-%d\",\"appid\":\"wxbench\",\"status\":20,"
            + "\"openid\":\"openid_%08d\",\"create_time\":%d,\"update_time\":%d,"
            + "\"order_detail\":{\"product_infos\":[{\"product_id\":\"p\",\"sku_id\":\"s\","
            + "\"sku_code\":\"S-1\",\"sku_cnt\":1,\"sale_price\":9900,\"real_price\":9900}],"
            + "\"price_info\":{\"product_price\":9900,\"order_price\":9900},"
            + "\"pay_info\":{\"pay_time\":%d}}}%n",
        file,
        n,
        person,
        at,
        at,
        at);
  }

  private void write(String feed, int file, StringBuilder lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    Path folder = landing.resolve(feed).resolve("dt=" + start(file).atZone(ZONE).toLocalDate());
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(String.format(Locale.ROOT, "part-%03d.jsonl", file)), lines.toString());
  }
}
