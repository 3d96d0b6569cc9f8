package io.tributary.job.workspace;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.attribution.AttributionFile;
import io.tributary.schema.attribution.ChannelGroupsFile;
import io.tributary.schema.audience.DefinitionShapes;
import io.tributary.schema.audience.SegmentsFile;
import io.tributary.schema.calendar.CalendarFile;
import io.tributary.schema.contract.FeedShape;
import io.tributary.schema.contract.FeedTestFile;
import io.tributary.schema.contract.Lane;
import io.tributary.schema.destination.DestinationFile;
import io.tributary.schema.destination.ObjectStoreReader;
import io.tributary.schema.governance.GovernanceFile;
import io.tributary.schema.identity.IdentityFile;
import io.tributary.schema.model.ModelShape;
import io.tributary.schema.quality.QualityFile;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import java.util.List;
import java.util.Map;

/** The keys of tributary.yaml, and the shape of every kind of file in a workspace. */
public final class WorkspaceShape {

  private static final Kind TEXT = new Kind.Text();
  private static final Kind REFERENCE =
      new Kind.SecretPlace("env:TRIBUTARY_TOKEN_KEY or file:secrets/token.key");

  private static final Shape KEYS = Shape.of(
      "keys",
      "Where the lake's keys are kept.",
      required("token", REFERENCE, "the token key, which belongs to the lake for life."),
      required("data", new Kind.MapOf(REFERENCE), "keys that seal values, by id."),
      required("active", TEXT, "the id of the data key that new values are sealed with."));

  private static final Kind KEY_SOURCE =
      new Kind.TextOr(new Kind.Choice(List.of("generated")), new Kind.Nested(KEYS));

  private static final Kind ALERTS = new Kind.ListOf(new Kind.Nested(AlertTargets.SHAPE));
  private static final Kind LINEAGE = new Kind.Nested(AlertTargets.LINEAGE);

  private static final Shape ENVIRONMENT = Shape.of(
      "environment",
      "What is different in one environment.",
      optional("lake", TEXT, "root of the tables there."),
      optional("landing", TEXT, "root below which extracts land there."),
      optional("s3", new Kind.Nested(ObjectStoreReader.SHAPE), "how its buckets are reached."),
      optional("keys", KEY_SOURCE, "where the lake's keys are kept there."),
      optional("alerts", ALERTS, "who is told of runs there that went wrong."),
      optional("openlineage", LINEAGE, "where OpenLineage events go there."));

  static final Shape WORKSPACE = Shape.of(
      "tributary.yaml",
      "The settings of a workspace.",
      required("brand", TEXT, "the brand of rows whose feed names none."),
      required("zone", TEXT, "the time zone business days are counted in, such as Asia/Shanghai."),
      required("currency", TEXT, "ISO 4217 code of amounts, such as CNY."),
      required("lake", TEXT, "root of the tables: a path or s3a://."),
      required("landing", TEXT, "root below which extracts land: a path or s3a://."),
      optional(
          "s3",
          new Kind.Nested(ObjectStoreReader.SHAPE),
          "how the buckets of lake and landing are reached; as Hadoop's connector finds out unless"
              + " told."),
      required(
          "keys", KEY_SOURCE, "generated (development only), or {token: …, data: …, active: …}."),
      optional(
          "feeds",
          new Kind.ListOf(TEXT),
          "feeds of the library in use; those in feeds/ always are."),
      optional(
          "tags",
          new Kind.ListOf(TEXT),
          "packs of tags of the library; those in tags/ always are."),
      optional(
          "audiences",
          new Kind.ListOf(TEXT),
          "packs of audiences of the library; those in audiences/ always are."),
      optional(
          "strategies",
          new Kind.ListOf(TEXT),
          "packs of strategies of the library; those in strategies/ always are."),
      optional(
          "lanes",
          new Kind.MapOf(Kind.Choice.of(Lane.class)),
          "how often a feed's files are looked for, where not as its contract says."),
      optional(
          "models",
          new Kind.ListOf(TEXT),
          "models of the library; those in models/ always are. Without this key and folder,"
              + " purchase_30d where there are orders; [] for none."),
      optional("alerts", ALERTS, "who is told of runs that went wrong."),
      optional("openlineage", LINEAGE, "where OpenLineage events of runs go."),
      optional(
          "environments",
          new Kind.MapOf(new Kind.Nested(ENVIRONMENT)),
          "what is different where, chosen by --env."));

  private WorkspaceShape() {}

  /** The shape of every kind of file, by the name of its JSON Schema. */
  public static Map<String, Shape> all() {
    return Map.ofEntries(
        Map.entry("tributary", WORKSPACE),
        Map.entry("identity", IdentityFile.SHAPE),
        Map.entry("feed", FeedShape.FEED),
        Map.entry("feed-tests", FeedTestFile.SHAPE),
        Map.entry("tags", DefinitionShapes.TAGS),
        Map.entry("audiences", DefinitionShapes.AUDIENCES),
        Map.entry("strategies", DefinitionShapes.STRATEGIES),
        Map.entry("segments", SegmentsFile.SHAPE),
        Map.entry("attribution", AttributionFile.SHAPE),
        Map.entry("channel-groups", ChannelGroupsFile.SHAPE),
        Map.entry("destinations", DestinationFile.SHAPE),
        Map.entry("model", ModelShape.SHAPE),
        Map.entry("quality", QualityFile.SHAPE),
        Map.entry("calendar", CalendarFile.SHAPE),
        Map.entry("governance", GovernanceFile.SHAPE),
        Map.entry("airflow", AirflowShape.SHAPE));
  }
}
