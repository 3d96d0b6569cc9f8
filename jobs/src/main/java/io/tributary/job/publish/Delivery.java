package io.tributary.job.publish;

import io.tributary.job.lake.Digests;
import io.tributary.pipeline.activation.ExportLinesTransform.Outcome;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.destination.ExportRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One audience on its way to one destination.
 *
 * @param asOf the time it shows: the run's clock
 * @param counts what became of the members
 * @param last what went there before
 * @param files the finished files
 */
record Delivery(
    Destination destination,
    String audience,
    Instant asOf,
    AudienceCounts counts,
    LastDelivery last,
    List<StagedFile> files) {

  static final String MANIFEST = "manifest.json";
  static final String CURRENT = "current.json";

  private static final int DIGITS = 16;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  Delivery {
    files = List.copyOf(files);
  }

  /**
   * As-of time and a hash of destination, audience, rule versions and the files' content: the same
   * content as of the same time is the same delivery, and another content never takes its place.
   */
  String id() {
    String content = files.stream()
        .map(file -> file.name() + ":" + file.sha256())
        .collect(Collectors.joining("|"));
    String all = String.join(
        "|",
        destination.name(),
        audience,
        counts.ruleVersions(),
        asOf.toString(),
        destination.mode().name(),
        rules(),
        content);
    return TIME.format(asOf) + "-" + Digests.sha256(all).substring(0, DIGITS);
  }

  /** Rules with versions, joined by commas. */
  String rules() {
    return destination.rules().stream().map(ExportRule::id).collect(Collectors.joining(","));
  }

  /** Lines of the files. */
  long rows() {
    return counts.of(Outcome.EXPORTED);
  }

  long added() {
    return rows() - counts.kept();
  }

  long removed() {
    return last.rows() - counts.kept();
  }

  /** Whether this very delivery was made before. */
  boolean isRepeated() {
    return last.ofThisTime().contains(id());
  }

  /** The audience's folder at the destination: zone, destination and audience. */
  String prefix() {
    String zone = destination.zone() == Destination.Zone.RAW ? "raw" : "hashed";
    return zone + "/" + destination.name() + "/" + audience + "/";
  }

  /** The delivery's own folder. */
  String folder() {
    return prefix() + id() + "/";
  }

  /**
   * Why nothing may leave; empty where it may.
   *
   * @param changes whether any change against the last delivery is allowed
   */
  Optional<String> refusal(Changes changes) {
    Destination.Limits limits = destination.limits();
    if (rows() < limits.minRows()) {
      return Optional.of(rows() + " rows, fewer than min-rows " + limits.minRows());
    }
    if (rows() > limits.maxRows()) {
      return Optional.of(rows() + " rows, more than max-rows " + limits.maxRows());
    }
    long changed = Math.max(added(), removed());
    boolean isTooMuch = last.id().isPresent()
        && BigDecimal.valueOf(changed)
                .compareTo(limits.maxChange().multiply(BigDecimal.valueOf(last.rows())))
            > 0;
    return isTooMuch && changes == Changes.LIMITED
        ? Optional.of(added() + " rows added and " + removed() + " removed against "
            + last.id().orElseThrow() + " with " + last.rows() + ", more than max-change "
            + limits.maxChange().toPlainString()
            + "; look at the audience, then publish with --allow-change")
        : Optional.empty();
  }

  /** How much may change against the last delivery. */
  enum Changes {
    LIMITED,
    ANY
  }
}
