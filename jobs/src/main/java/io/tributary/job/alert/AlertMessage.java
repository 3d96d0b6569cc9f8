package io.tributary.job.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.job.workspace.AlertTarget.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An alert in the words of a robot. The formats and signatures are those of the robots' own
 * documentation: DingTalk's custom robot, Feishu's custom bot, WeCom's group robot.
 *
 * @param address where it goes
 * @param body JSON
 */
record AlertMessage(URI address, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static AlertMessage of(Alert alert, Kind kind, String url, Optional<String> secret, Instant now) {
    return switch (kind) {
      case DINGTALK -> dingTalk(alert, url, secret, now);
      case FEISHU -> feishu(alert, url, secret, now);
      case WECOM -> new AlertMessage(URI.create(url), markdown(alert, "content").toString());
      case JSON -> new AlertMessage(URI.create(url), json(alert).toString());
    };
  }

  private static AlertMessage dingTalk(
      Alert alert, String url, Optional<String> secret, Instant now) {
    ObjectNode body = markdown(alert, "text");
    body.withObject("/markdown").put("title", alert.title());
    String signed = secret
        .map(key -> {
          long time = now.toEpochMilli();
          String sign = signature(key, time + "\n" + key);
          return url + "&timestamp=" + time + "&sign="
              + URLEncoder.encode(sign, StandardCharsets.UTF_8);
        })
        .orElse(url);
    return new AlertMessage(URI.create(signed), body.toString());
  }

  private static AlertMessage feishu(
      Alert alert, String url, Optional<String> secret, Instant now) {
    ObjectNode body = JSON.createObjectNode().put("msg_type", "text");
    body.putObject("content").put("text", alert.title() + "\n" + String.join("\n", alert.shown()));
    secret.ifPresent(key -> {
      String time = Long.toString(now.getEpochSecond());
      body.put("timestamp", time).put("sign", signature(time + "\n" + key, ""));
    });
    return new AlertMessage(URI.create(url), body.toString());
  }

  private static ObjectNode markdown(Alert alert, String key) {
    StringBuilder text = new StringBuilder("**" + alert.title() + "**\n");
    alert.shown().forEach(line -> text.append("\n- ").append(line));
    ObjectNode body = JSON.createObjectNode().put("msgtype", "markdown");
    body.putObject("markdown").put(key, text.toString());
    return body;
  }

  private static ObjectNode json(Alert alert) {
    ObjectNode body =
        JSON.createObjectNode().put("brand", alert.brand()).put("subject", alert.subject());
    alert.causes().stream()
        .map(cause -> cause.name().toLowerCase(Locale.ROOT))
        .sorted()
        .forEach(body.putArray("causes")::add);
    alert.lines().forEach(body.putArray("lines")::add);
    return body;
  }

  /** HMAC-SHA256 in Base64. */
  private static String signature(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
