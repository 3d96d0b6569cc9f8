package io.tributary.job.wiring;

import io.tributary.pipeline.standard.Standardised;
import io.tributary.pipeline.standard.Standardisers;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import io.tributary.schema.contract.FeedContract;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Identifiers as people write them: {@code kind:value} or {@code kind@scope:value}, where the scope
 * brand stands for the workspace's.
 */
final class IdentifierNotation {

  private final Tokens tokens;
  private final String brand;

  IdentifierNotation(Tokens tokens, String brand) {
    this.tokens = tokens;
    this.brand = brand;
  }

  /** The token of an identifier whose value is standard already; empty for any other text. */
  Optional<String> token(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0) {
      return Optional.empty();
    }
    return Optional.of(token(text.substring(0, colon), text.substring(colon + 1)));
  }

  /**
   * The tokens of an identifier as it is typed: made standard as each feed does that brings such
   * identifiers, and as it is; no token for any other text.
   *
   * @throws IllegalArgumentException when no feed takes the value; the message does not hold it
   */
  List<String> tokensOfRaw(String text, List<FeedContract> feeds, ZoneId zone) {
    int colon = text.indexOf(':');
    if (colon <= 0) {
      return List.of();
    }
    String kind = text.substring(0, colon);
    String raw = text.substring(colon + 1);
    Set<String> tokens = new LinkedHashSet<>();
    Optional<String> refused = Optional.empty();
    for (StandardiserCall call : calls(kind.replaceFirst("@.*", ""), feeds)) {
      Standardised made =
          Standardisers.named(call.name(), call.parameters(), zone).apply(raw);
      if (made instanceof Standardised.Value value) {
        tokens.add(token(kind, value.value().toString()));
      } else if (made instanceof Standardised.Rejected rejected) {
        refused = Optional.of(rejected.message());
      }
    }
    if (tokens.isEmpty() && refused.isPresent()) {
      throw new IllegalArgumentException(
          "The value is no " + kind + " that identifies anybody: " + refused.get());
    }
    tokens.add(token(kind, raw));
    return List.copyOf(tokens);
  }

  private static List<StandardiserCall> calls(String kind, List<FeedContract> feeds) {
    return feeds.stream()
        .flatMap(feed -> feed.columns().stream())
        .filter(column ->
            column.identifier().filter(role -> role.kind().equals(kind)).isPresent())
        .flatMap(column -> column.standardise().stream())
        .distinct()
        .toList();
  }

  private String token(String kindAndScope, String value) {
    String[] kind = kindAndScope.split("@", 2);
    String scope = kind.length < 2 ? "" : kind[1].equals("brand") ? brand : kind[1];
    return tokens.token(kind[0], scope, value);
  }
}
