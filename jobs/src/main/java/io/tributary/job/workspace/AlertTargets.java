package io.tributary.job.workspace;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The alerts: key of tributary.yaml, and openlineage:. */
final class AlertTargets {

  static final Shape SHAPE = Shape.of(
      "alert",
      "A webhook that is told of runs that went wrong.",
      required("to", Kind.Choice.of(AlertTarget.Kind.class), "whose format the message has."),
      required(
          "url",
          new Kind.SecretPlace("env:TRIBUTARY_ALERTS"),
          "where the webhook's address is kept."),
      optional(
          "secret",
          new Kind.SecretPlace("env:TRIBUTARY_ALERTS_SECRET"),
          "where the key that signs messages is kept, for robots that want one."),
      optional(
          "on",
          new Kind.ListOf(Kind.Choice.of(AlertTarget.Cause.class)),
          "what is told; failed, breaker and late unless told."));

  static final Shape LINEAGE = Shape.of(
      "openlineage",
      "Where OpenLineage events of runs go.",
      optional("file", new Kind.Text(), "a file that events are added to, one a line."),
      optional("url", new Kind.Text(), "a server that takes them."),
      optional(
          "token",
          new Kind.SecretPlace("env:OPENLINEAGE_API_KEY"),
          "where the server's API key is kept."),
      optional("namespace", new Kind.Text(), "of jobs and tables; tributary.BRAND unless told."));

  private AlertTargets() {}

  static List<AlertTarget> of(YamlNode list) {
    return list.items().stream()
        .map(node -> new AlertTarget(
            word(AlertTarget.Kind.values(), node.text("to").orElse(""))
                .orElse(AlertTarget.Kind.JSON),
            node.text("url").orElse(""),
            node.text("secret"),
            causes(node)))
        .toList();
  }

  private static List<AlertTarget.Cause> causes(YamlNode node) {
    return node.at("on").isEmpty()
        ? List.of(AlertTarget.Cause.FAILED, AlertTarget.Cause.BREAKER, AlertTarget.Cause.LATE)
        : node.texts("on").stream()
            .flatMap(text -> word(AlertTarget.Cause.values(), text).stream())
            .toList();
  }

  private static <E extends Enum<E>> Optional<E> word(E[] values, String text) {
    return Stream.of(values)
        .filter(value -> Kind.Choice.word(value).equals(text))
        .findFirst();
  }
}
