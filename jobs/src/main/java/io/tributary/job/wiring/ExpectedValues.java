package io.tributary.job.wiring;

import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.yaml.YamlNode;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import scala.collection.JavaConverters;

/**
 * Compares values of a table with those an example is written with: times are local to the
 * workspace unless they end in Z, amounts are equal when their numbers are, a token is written as
 * {@link IdentifierNotation} says, with the value as the standardiser gives it.
 */
final class ExpectedValues {

  private final IdentifierNotation identifiers;
  private final ZoneId zone;

  ExpectedValues(Tokens tokens, ZoneId zone, String brand) {
    this.identifiers = new IdentifierNotation(tokens, brand);
    this.zone = zone;
  }

  /** Whether the value is what the node says; no value is written null or left empty. */
  boolean isEqual(YamlNode expected, Object actual) {
    if (actual instanceof scala.collection.Seq<?> sequence) {
      List<?> values = JavaConverters.seqAsJavaList(sequence);
      List<YamlNode> wanted = expected.items();
      return expected.isList()
          && wanted.size() == values.size()
          && IntStream.range(0, wanted.size()).allMatch(i -> isEqual(wanted.get(i), values.get(i)));
    }
    Optional<String> text = expected.text();
    return actual == null
        ? text.isEmpty()
        : text.filter(one -> isScalar(one, actual)).isPresent();
  }

  private boolean isScalar(String text, Object actual) {
    if (actual instanceof BigDecimal number) {
      return number(text).filter(one -> one.compareTo(number) == 0).isPresent();
    }
    if (actual instanceof Timestamp time) {
      return instant(text).filter(time.toInstant()::equals).isPresent();
    }
    return text.equals(actual.toString())
        || identifiers.token(text).filter(actual::equals).isPresent();
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<Instant> instant(String text) {
    try {
      String iso = text.replace(' ', 'T');
      return Optional.of(
          iso.endsWith("Z")
              ? Instant.parse(iso)
              : LocalDateTime.parse(iso).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A value as an example would be written for it; tokens stay as they are. */
  String written(Object actual) {
    if (actual instanceof scala.collection.Seq<?> sequence) {
      return JavaConverters.seqAsJavaList(sequence).stream()
          .map(this::written)
          .toList()
          .toString();
    }
    if (actual instanceof Timestamp time) {
      return "'" + time.toInstant().atZone(zone).toLocalDateTime() + "'";
    }
    return actual instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : String.valueOf(actual);
  }
}
