package io.tributary.orchestration.airflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A run somebody asks for.
 *
 * @param dagId the DAG
 * @param runId its name; the same request has the same name, which makes asking twice harmless
 * @param conf what it is started with
 * @param logicalDate its date; without one a 2.x server takes the time it is asked
 * @param interval the time it is for; without one the DAG's timetable says it
 * @param note what people read beside it
 */
public record TriggerRequest(
    String dagId,
    String runId,
    Conf conf,
    Optional<Instant> logicalDate,
    Optional<Interval> interval,
    Optional<String> note) {

  /** Letters of the digest that tells requests apart: 48 bits. */
  private static final int DIGEST_LETTERS = 12;

  public TriggerRequest {
    note.ifPresent(Notes::check);
    if (dagId.isBlank() || runId.isBlank()) {
      throw new IllegalArgumentException("A run needs a DAG and a run id.");
    }
  }

  /** A request whose run id follows from what it asks for. */
  public static TriggerRequest of(String dagId, Conf conf, Optional<Instant> logicalDate) {
    String date = logicalDate.map(Instant::toString).orElse("undated");
    String digest = digest(dagId + "\n" + date + "\n" + conf.canonical());
    return new TriggerRequest(
        dagId,
        "tributary__" + date + "__" + digest,
        conf,
        logicalDate,
        Optional.empty(),
        Optional.empty());
  }

  /** The same under another run id. */
  public TriggerRequest named(String other) {
    return new TriggerRequest(dagId, other, conf, logicalDate, interval, note);
  }

  /** The same for that time. */
  public TriggerRequest over(Interval other) {
    return new TriggerRequest(dagId, runId, conf, logicalDate, Optional.of(other), note);
  }

  /** The same with a note. */
  public TriggerRequest noted(String text) {
    return new TriggerRequest(dagId, runId, conf, logicalDate, interval, Optional.of(text));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGEST_LETTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JVM lacks SHA-256.", e);
    }
  }
}
