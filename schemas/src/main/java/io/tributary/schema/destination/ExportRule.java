package io.tributary.schema.destination;

import io.tributary.schema.yaml.Kind;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one field of one type of destination is made of an identifier. Rules are versioned and never
 * universal: one phone number needs a different text for nearly every platform.
 *
 * @param destination type of destination, or platform, such as tencent_ads
 * @param field the field there, such as phone_sha256
 * @param version counts from 1; a rule never changes, it gets a successor
 * @param validFrom first day the version may be used
 * @param identifier kind of identity.yaml its values come from; empty where no kind gives them
 * @param steps normalising steps, in order
 * @param hash how the normalised value is hashed
 * @param shape regular expression of a normalised value; any other value is refused
 * @param isPlain whether the result is a personal value in the clear, for the raw zone only
 * @param isVerified whether a published example confirms the rule
 * @param source the document it was taken from
 */
public record ExportRule(
    String destination,
    String field,
    int version,
    LocalDate validFrom,
    Optional<String> identifier,
    List<ValueStep> steps,
    ValueHash hash,
    Pattern shape,
    boolean isPlain,
    boolean isVerified,
    String source) {

  public ExportRule {
    steps = List.copyOf(steps);
  }

  /** The name in manifests and receipts: {@code tencent_ads.phone_sha256@1}. */
  public String id() {
    return destination + "." + field + "@" + version;
  }

  /** The steps and the hash as the YAML names them, in order. */
  public String described() {
    return Stream.concat(steps.stream().map(Kind.Choice::word), Stream.of(Kind.Choice.word(hash)))
        .collect(Collectors.joining(" > "));
  }

  /** What executors need of the rule. */
  public Making making() {
    return new Making(id(), identifier.orElse(""), steps, hash, shape);
  }

  /**
   * How a value is made.
   *
   * @param rule the rule's id
   * @param identifier kind of the vault's value
   */
  public record Making(
      String rule, String identifier, List<ValueStep> steps, ValueHash hash, Pattern shape)
      implements Serializable {
    public Making {
      steps = List.copyOf(steps);
    }
  }
}
