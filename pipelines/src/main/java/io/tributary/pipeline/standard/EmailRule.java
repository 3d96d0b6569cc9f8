package io.tributary.pipeline.standard;

import java.net.IDN;
import java.util.Set;

/** An e-mail address in lower case; fillers and what has another shape are refused. */
final class EmailRule {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_LABEL = 63;
  private static final String LOCAL_MARKS = ".!#$%&'+/=?^_`{|}~-";

  private static final Set<String> FILLER_LOCALS = Set.of(
      "noreply",
      "no-reply",
      "no_reply",
      "donotreply",
      "do-not-reply",
      "do_not_reply",
      "test",
      "none",
      "null",
      "nobody",
      "unknown",
      "noemail",
      "no-email",
      "nomail",
      "postmaster",
      "mailer-daemon");

  private static final Set<String> FILLER_WORDS = Set.of(
      "a", "aa", "aaa", "abc", "abcd", "asdf", "qwe", "qwer", "xx", "xxx", "x", "1", "11", "111",
      "12", "123", "1234", "123456", "email", "mail", "user", "example");

  private EmailRule() {}

  static Standardised apply(String raw) {
    String text = Characters.lower(RawText.folded(RawText.cleaned(raw))).replace('。', '.');
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    String address = withoutWrapping(text);
    int at = address.indexOf('@');
    if (at <= 0 || at != address.lastIndexOf('@') || address.length() > LONGEST) {
      return Reasons.EMAIL_INVALID.rejected();
    }
    String local = address.substring(0, at);
    String domain = ascii(address.substring(at + 1));
    if (!isLocal(local) || !isDomain(domain)) {
      return Reasons.EMAIL_INVALID.rejected();
    }
    return isFiller(local, domain)
        ? Reasons.EMAIL_PLACEHOLDER.rejected()
        : new Standardised.Value(local + "@" + domain);
  }

  /** The address in {@code mailto:a@b.cn?subject=x}, {@code Name <a@b.cn>} and {@code a@b.cn;}. */
  private static String withoutWrapping(String text) {
    String address = text;
    int open = address.lastIndexOf('<');
    if (open >= 0 && address.endsWith(">")) {
      address = address.substring(open + 1, address.length() - 1);
    }
    if (address.startsWith("mailto:")) {
      int query = address.indexOf('?');
      address = address.substring("mailto:".length(), query < 0 ? address.length() : query);
    }
    int end = address.length();
    while (end > 0 && ",;.".indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return address.substring(0, end).strip();
  }

  /** The domain in the letters of the name system; empty where it cannot be written so. */
  private static String ascii(String domain) {
    if (domain.chars().allMatch(c -> c < 0x80)) {
      return domain;
    }
    try {
      return Characters.lower(IDN.toASCII(domain));
    } catch (IllegalArgumentException noDomain) {
      return "";
    }
  }

  /** A star would be allowed by the standard; in extracts it hides a character. */
  private static boolean isLocal(String local) {
    boolean isWord = local
        .chars()
        .allMatch(c -> Characters.isDigit((char) c)
            || Characters.isLetter((char) c)
            || LOCAL_MARKS.indexOf(c) >= 0);
    return isWord
        && local.length() <= LONGEST_LOCAL
        && !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..");
  }

  private static boolean isDomain(String domain) {
    String[] labels = domain.split("\\.", -1);
    for (String label : labels) {
      if (!isLabel(label)) {
        return false;
      }
    }
    String last = labels[labels.length - 1];
    return labels.length >= 2
        && last.length() >= 2
        && (last.startsWith("xn--") || last.chars().allMatch(c -> Characters.isLetter((char) c)));
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= LONGEST_LABEL
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label
            .chars()
            .allMatch(
                c -> Characters.isDigit((char) c) || Characters.isLetter((char) c) || c == '-');
  }

  private static boolean isFiller(String local, String domain) {
    String name = domain.substring(0, domain.indexOf('.'));
    return FILLER_LOCALS.contains(local) || (local.equals(name) && FILLER_WORDS.contains(local));
  }
}
