package io.tributary.schema.contract;

import io.tributary.schema.yaml.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The feed contracts that come with the product; a workspace names those it uses. */
public final class FeedLibrary {

  private static final List<String> FEEDS = List.of(
      "ad_clicks",
      "ad_impressions",
      "ad_spend",
      "consent_events",
      "crm_members",
      "external_scores",
      "miniprogram_auth",
      "miniprogram_events",
      "oceanengine_leads",
      "pos_receipts",
      "products",
      "sms_log",
      "tmall_orders",
      "web_events");

  private FeedLibrary() {}

  /** The names of the feeds. */
  public static List<String> names() {
    return FEEDS;
  }

  /**
   * The YAML of one of them.
   *
   * @throws IllegalArgumentException when the library has no such feed
   */
  public static String text(String feed) {
    if (!FEEDS.contains(feed)) {
      throw new IllegalArgumentException(
          "The library has no feed '" + feed + "'. " + DidYouMean.hint(feed, FEEDS));
    }
    String resource = "/feeds/" + feed + ".yaml";
    try (InputStream bytes = FeedLibrary.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException("The product is damaged: it lacks " + resource + ".");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
