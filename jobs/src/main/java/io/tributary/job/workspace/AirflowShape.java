package io.tributary.job.workspace;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Shape;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of airflow.yaml. */
final class AirflowShape {

  /** Kinds of DAGs. */
  static final List<String> KINDS =
      List.of("quick", "hourly", "nightly", "maintenance", "backfill", "publish", "freshness");

  private static final Kind TEXT = new Kind.Text();
  private static final Kind REFERENCE =
      new Kind.SecretPlace("env:AIRFLOW_PASSWORD or file:secrets/airflow");
  private static final Kind CRON = new Kind.Formed(
      Pattern.compile("\\S+( \\S+){4}"), "five fields of cron, such as \"30 1 * * *\"");
  private static final Kind DAY =
      new Kind.Formed(Pattern.compile("\\d{4}-\\d{2}-\\d{2}"), "a day, such as 2026-01-01");
  private static final Kind NAME = new Kind.Formed(
      Pattern.compile("[A-Za-z0-9_.-]{1,100}"), "letters, digits, dashes, dots and underscores");

  private static final List<Shape.Key> SERVER = List.of(
      optional("url", TEXT, "the web server's address, without /api."),
      optional("user", TEXT, "who asks; with password."),
      optional("password", REFERENCE, "by env:NAME or file:PATH."),
      optional("token", REFERENCE, "a bearer token instead of user and password."));

  private static final Shape SCHEDULES = Shape.of(
      "schedules",
      "When DAGs run, in the workspace's zone.",
      optional("quick", CRON, "every few minutes; \"*/5 * * * *\" by default."),
      optional("hourly", CRON, "once an hour; \"5 * * * *\" by default."),
      optional("nightly", CRON, "once a day; \"30 1 * * *\" by default."),
      optional("maintenance", CRON, "\"0 5 * * 0\" by default."),
      optional("freshness", CRON, "when the night must be released; \"30 6 * * *\" by default."));

  private static final Shape TIMEOUTS = Shape.of(
      "timeout-minutes",
      "How long a task may take.",
      optional("quick", new Kind.Whole(1), "a quick run; 10 by default."),
      optional("hourly", new Kind.Whole(1), "tasks that ingest; 50 by default."),
      optional("nightly", new Kind.Whole(1), "the rest of a night; 300 by default."),
      optional("backfill", new Kind.Whole(1), "a backfill; 1440 by default."));

  private static final Shape DAGS = Shape.of(
      "dags",
      "How DAGs are built.",
      optional("prefix", NAME, "what ids and pools begin with; tributary by default."),
      optional(
          "split",
          Kind.Choice.of(DagSettings.Split.class),
          "what becomes a task: lane, feed (default) or job."),
      optional("start", DAY, "first day of the schedules; 2026-01-01 by default."),
      optional("schedules", new Kind.Nested(SCHEDULES), "when they run."),
      optional("timeout-minutes", new Kind.Nested(TIMEOUTS), "how long a task may take."),
      optional("retries", new Kind.Whole(0), "how often a task is tried again; 3 by default."),
      optional("retry-delay-minutes", new Kind.Whole(1), "the first wait; 5 by default."),
      optional(
          "operator",
          new Kind.Choice(List.of("bash", "spark-submit", "kubernetes-pod")),
          "what runs the command; bash by default."),
      optional(
          "command",
          new Kind.ListOf(TEXT),
          "the command on a worker; [tributary] by default. For spark-submit: the jar."),
      optional("workspace", TEXT, "folder of the workspace on a worker; this one's by default."),
      optional("environment", TEXT, "what --env is there."),
      optional("image", TEXT, "the image, for kubernetes-pod."),
      optional("namespace", TEXT, "the namespace, for kubernetes-pod."));

  private static final Shape POOL = Shape.of(
      "pool",
      "A pool.",
      required("name", NAME, "its name."),
      required("slots", new Kind.Whole(-1), "how many tasks at once; -1 for any number."),
      optional("says", TEXT, "what it is for."));

  private static final Shape CONNECTION = Shape.of(
      "connection",
      "A connection.",
      required("id", NAME, "its name."),
      required("type", TEXT, "such as spark or http."),
      optional("host", TEXT, "where."),
      optional("port", new Kind.Whole(1), "where at the host."),
      optional("schema", TEXT, "database or scheme of the address."),
      optional("login", TEXT, "who."),
      optional("password", REFERENCE, "by env:NAME or file:PATH."),
      optional("extra", TEXT, "further settings as JSON; no secrets."),
      optional("says", TEXT, "what it is for."));

  /** The whole file. */
  static final Shape SHAPE = new Shape(
      "airflow.yaml",
      "The Airflow server that runs the workspace's jobs.",
      Stream.concat(
              SERVER.stream(),
              Stream.of(
                  optional("timeout-seconds", new Kind.Whole(1), "for one request; 60 by default."),
                  optional(
                      "attempts", new Kind.Whole(1), "how often a request is tried; 5 by default."),
                  optional("dags", new Kind.Nested(DAGS), "how DAGs are built."),
                  optional("variables", new Kind.MapOf(TEXT), "variables the server is to have."),
                  optional(
                      "pools",
                      new Kind.ListOf(new Kind.Nested(POOL)),
                      "pools the server is to have."),
                  optional(
                      "connections",
                      new Kind.ListOf(new Kind.Nested(CONNECTION)),
                      "connections the server is to have."),
                  optional(
                      "environments",
                      new Kind.MapOf(new Kind.Nested(
                          new Shape("environment", "What is different there.", SERVER))),
                      "another server in an environment, chosen by --env.")))
          .toList());

  private AirflowShape() {}
}
