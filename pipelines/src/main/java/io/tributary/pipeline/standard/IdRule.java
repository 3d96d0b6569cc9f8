package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.util.List;
import java.util.function.Function;

/**
 * An identifier a system made up: trimmed, in plain characters, and refused where it is a filler,
 * hidden or too short to identify anybody.
 *
 * @param alphabet the characters it may have
 * @param letterCase whether letters are made equal
 * @param minLength shortest identifier allowed
 * @param maxLength longest identifier allowed
 */
record IdRule(Alphabet alphabet, LetterCase letterCase, int minLength, int maxLength)
    implements Rule {

  private static final int SHORTEST_FILLER = 6;
  private static final int LONGEST = 1024;

  /** Characters an identifier may consist of. */
  enum Alphabet {
    /** Letters, digits, underscore and dash. */
    WORD {
      @Override
      boolean has(char c) {
        return Characters.isDigit(c) || Characters.isLetter(c) || c == '_' || c == '-';
      }
    },
    /** Base64 in both spellings, and what encoders put around it. */
    ENCODED {
      @Override
      boolean has(char c) {
        return WORD.has(c) || "+/=~$.%:|".indexOf(c) >= 0;
      }
    },
    /** Anything but blanks. */
    VISIBLE {
      @Override
      boolean has(char c) {
        return !Characters.isBlank(c);
      }
    };

    abstract boolean has(char c);
  }

  /** What happens to upper and lower case. */
  enum LetterCase {
    KEEP,
    UPPER,
    LOWER;

    String of(String text) {
      return switch (this) {
        case KEEP -> text;
        case UPPER -> Characters.upper(text);
        case LOWER -> Characters.lower(text);
      };
    }
  }

  static Function<Settings, Rule> of(Alphabet alphabet) {
    return settings -> new IdRule(
        alphabet,
        LetterCase.valueOf(
            Characters.upper(settings.choice("case", List.of("keep", "upper", "lower")))),
        settings.number("min-length", 1, LONGEST),
        settings.number("max-length", 1, LONGEST));
  }

  static List<Parameter> parameters(int minLength, int maxLength) {
    return List.of(
        new Parameter("case", "keep", "what happens to letters: keep, upper or lower"),
        new Parameter("min-length", Integer.toString(minLength), "shortest identifier allowed"),
        new Parameter("max-length", Integer.toString(maxLength), "longest identifier allowed"));
  }

  @Override
  public Standardised apply(String raw) {
    String text = RawText.folded(RawText.cleaned(raw));
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    return refusal(text) instanceof Standardised.Rejected refused
        ? refused
        : new Standardised.Value(letterCase.of(text));
  }

  /** The refusal, or MISSING where nothing is wrong. */
  private Standardised refusal(String text) {
    if (isFiller(text)) {
      return Reasons.ID_PLACEHOLDER.rejected();
    }
    if (isScientific(text)) {
      return Reasons.ID_SCIENTIFIC.rejected();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Characters.isMask(c)) {
        return Reasons.ID_MASKED.rejected();
      }
      if (!alphabet.has(c)) {
        return Reasons.ID_INVALID.rejected("The identifier has a character it cannot have.");
      }
    }
    return text.length() < minLength || text.length() > maxLength
        ? Reasons.ID_INVALID.rejected(
            "The identifier is not " + minLength + " to " + maxLength + " characters long.")
        : Standardised.MISSING;
  }

  /** Zeros of any length, with dashes or not, and longer runs of one character. */
  static boolean isFiller(String text) {
    char first = text.charAt(0);
    boolean isLong = text.length() >= SHORTEST_FILLER;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != first && !(first == '0' && (c == '-' || c == '.'))) {
        return false;
      }
    }
    return !Characters.isMask(first) && (first == '0' || isLong);
  }

  /** 12E5 may be an identifier, 1.2E+5 is a number a spreadsheet shortened. */
  private static boolean isScientific(String text) {
    return (text.indexOf('.') >= 0 || text.indexOf('+') >= 0) && ScientificText.matches(text);
  }
}
