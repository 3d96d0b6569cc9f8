package io.tributary.job.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.pipeline.activation.ExportLinesTransform.Outcome;
import io.tributary.schema.destination.Destination.ConsentNeed;
import io.tributary.schema.destination.ExportRule;
import io.tributary.schema.yaml.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a delivery says about itself: {@code manifest.json}, written last. */
final class Manifest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Manifest() {}

  /** The bytes of a delivery's manifest. */
  static byte[] of(Delivery delivery, Map<String, Long> inputs) {
    ObjectNode root = JSON.createObjectNode();
    root.put("delivery_id", delivery.id());
    root.put("destination", delivery.destination().name());
    root.put("type", delivery.destination().type().word());
    root.put("zone", Kind.Choice.word(delivery.destination().zone()));
    root.put("jurisdiction", delivery.destination().jurisdiction());
    root.put("mode", Kind.Choice.word(delivery.destination().mode()));
    root.put("audience_id", delivery.audience());
    root.put("audience_rule_version", delivery.counts().ruleVersions());
    root.put("as_of", delivery.asOf().toString());
    root.put("rows", delivery.rows());
    delivery.destination().rules().forEach(rule -> root.withArray("rules").add(rule(rule)));
    files(delivery, root);
    outcomes(delivery, root.putObject("members"));
    consents(delivery, root.putObject("consent"));
    ObjectNode change = root.putObject("change");
    change.put("previous", delivery.last().id().orElse(""));
    change.put("added", delivery.added());
    change.put("removed", delivery.removed());
    change.put("kept", delivery.counts().kept());
    ObjectNode versions = root.putObject("inputs");
    inputs.forEach(versions::put);
    return bytes(root);
  }

  /** The pointer to the newest delivery. */
  static byte[] pointer(Delivery delivery, String manifestSha256) {
    ObjectNode root = JSON.createObjectNode();
    root.put("delivery_id", delivery.id());
    root.put("as_of", delivery.asOf().toString());
    root.put("manifest", delivery.id() + "/" + Delivery.MANIFEST);
    root.put("manifest_sha256", manifestSha256);
    return bytes(root);
  }

  /** The JSON in a manifest or pointer. */
  static JsonNode read(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("A manifest or pointer at the destination is damaged.", e);
    }
  }

  private static ObjectNode rule(ExportRule rule) {
    return JSON.createObjectNode()
        .put("rule", rule.id())
        .put("identifier", rule.identifier().orElse(""))
        .put("steps", rule.described())
        .put("verified", rule.isVerified());
  }

  private static void files(Delivery delivery, ObjectNode root) {
    for (StagedFile file : delivery.files()) {
      root.withArray("files")
          .add(JSON.createObjectNode()
              .put("name", file.name())
              .put("part", file.part())
              .put("rows", file.rows())
              .put("bytes", file.bytes())
              .put("sha256", file.sha256()));
    }
  }

  private static void outcomes(Delivery delivery, ObjectNode members) {
    members.put("total", delivery.counts().members());
    for (Outcome outcome : Outcome.values()) {
      members.put(outcome.word(), delivery.counts().of(outcome));
    }
    ObjectNode suppressions = members.putObject("suppressions");
    delivery.counts().suppressions().forEach(suppressions::put);
    ObjectNode rejections = members.putObject("rejections");
    delivery.counts().rejections().forEach(rejections::put);
  }

  private static void consents(Delivery delivery, ObjectNode consent) {
    for (ConsentNeed need : delivery.destination().needs()) {
      consent
          .withArray("needs")
          .add(JSON.createObjectNode()
              .put("purpose", need.purpose())
              .put("channel", need.channel())
              .put("recipient", need.recipient())
              .put("status", "GRANTED"));
    }
    ObjectNode notices = consent.putObject("rows_by_notice_version");
    delivery.counts().notices().forEach(notices::put);
  }

  private static byte[] bytes(ObjectNode root) {
    try {
      return (JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a manifest", e);
    }
  }
}
