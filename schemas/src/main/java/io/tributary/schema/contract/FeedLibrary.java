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
      "app_events",
      "app_orders",
      "baidu_leads",
      "campaigns",
      "consent_events",
      "content",
      "coupon_events",
      "coupon_templates",
      "crm_customers",
      "crm_members",
      "delivery_orders",
      "dmp_segments",
      "douyin_orders",
      "email_log",
      "erp_stock",
      "external_scores",
      "guide_records",
      "h5_leads",
      "jd_orders",
      "kuaishou_leads",
      "live_interactions",
      "member_levels",
      "miniprogram_auth",
      "miniprogram_events",
      "miniprogram_orders",
      "oceanengine_leads",
      "points_ledger",
      "pos_receipts",
      "products",
      "push_log",
      "reviews",
      "service_tickets",
      "sms_log",
      "social_interactions",
      "store_members",
      "store_touch",
      "survey_answers",
      "tencent_leads",
      "third_party_attributes",
      "tmall_members",
      "tmall_orders",
      "web_events",
      "wechat_oa_interactions",
      "wecom_contacts",
      "wecom_groups",
      "xiaohongshu_interactions",
      "xiaohongshu_leads",
      "youzan_orders");

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
    return resource(feed, "/feeds/" + feed + ".yaml");
  }

  /**
   * The YAML of its examples: what records must become.
   *
   * @throws IllegalArgumentException when the library has no such feed
   */
  public static String tests(String feed) {
    return resource(feed, "/feeds/tests/" + feed + ".yaml");
  }

  private static String resource(String feed, String resource) {
    if (!FEEDS.contains(feed)) {
      throw new IllegalArgumentException(
          "The library has no feed '" + feed + "'. " + DidYouMean.hint(feed, FEEDS));
    }
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
