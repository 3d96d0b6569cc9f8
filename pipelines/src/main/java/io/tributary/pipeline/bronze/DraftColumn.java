package io.tributary.pipeline.bronze;

import io.tributary.pipeline.standard.Standardised;
import io.tributary.pipeline.standard.Standardiser;
import io.tributary.pipeline.standard.Standardisers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a sample's values say of one column, counted; no value is kept beyond the counting. */
final class DraftColumn {

  private static final int MOST_DISTINCT = 200_000;

  /**
   * A standardiser that may fit.
   *
   * @param hint names it is likely for
   * @param withHint share of values it must take where the name hints at it
   * @param without the same where the name does not; above 1 for never
   * @param more what else the contract says of such a column
   */
  private record Candidate(
      String standardiser, Pattern hint, double withHint, double without, String more) {

    static Candidate of(
        String standardiser, String hint, double withHint, double without, String more) {
      Pattern names = Pattern.compile(hint, Pattern.CASE_INSENSITIVE);
      return new Candidate(standardiser, names, withHint, without, more);
    }
  }

  private static final double NEVER = 2;
  private static final String SOFT = "on-failure: soft";
  private static final String PERSONAL = "privacy: personal, ";

  /** The first that fits is taken. */
  private static final List<Candidate> CANDIDATES = List.of(
      Candidate.of(
          "phone",
          "phone|mobile|(^|_)tel|手机|电话",
          0.3,
          0.95,
          PERSONAL + SOFT + ", identifier: phone"),
      Candidate.of("email", "mail|邮箱", 0.3, 0.9, PERSONAL + SOFT + ", identifier: email"),
      Candidate.of("unionid", "union_?id", 0.5, NEVER, SOFT + ", identifier: unionid"),
      Candidate.of("openid", "open_?id", 0.5, NEVER, SOFT),
      Candidate.of("idfa", "idfa", 0.3, NEVER, SOFT + ", identifier: idfa"),
      Candidate.of("oaid-device", "oaid", 0.3, NEVER, SOFT + ", identifier: oaid"),
      Candidate.of("imei", "imei", 0.3, NEVER, SOFT + ", identifier: imei"),
      Candidate.of(
          "cookie", "cookie|visitor|device_?id", 0.5, NEVER, SOFT + ", identifier: cookie"),
      Candidate.of(
          "member-id",
          "member|card_?no|会员",
          0.7,
          NEVER,
          SOFT + ", identifier: {kind: member_id, scope: brand}"),
      Candidate.of("gender", "gender|^sex|性别", 0.5, NEVER, "privacy: pseudonymous, " + SOFT),
      Candidate.of("birthday", "birth|生日", 0.5, NEVER, "privacy: pseudonymous, " + SOFT),
      Candidate.of("name", "^name$|full_?name|user_?name|_name$|姓名", 0.5, NEVER, PERSONAL + SOFT),
      Candidate.of(
          "money",
          "amount|price|fee|payment|cost|total|paid|refund|discount|balance|金额|价|费",
          0.9,
          NEVER,
          ""),
      Candidate.of(
          "timestamp",
          "time|_at$|(^|_)at$|(^|_)ts$|date|created|updated|modified|时间|日期",
          0.8,
          NEVER,
          SOFT),
      Candidate.of("boolean", "^is_|^has_|flag|是否", 0.95, NEVER, SOFT),
      Candidate.of("integer", "qty|quantity|num|count|pieces|points|age|数", 0.9, NEVER, SOFT),
      Candidate.of(
          "region",
          "province|city|district|county|region|省|市|区",
          0.5,
          NEVER,
          "privacy: pseudonymous, " + SOFT));

  private static final Pattern HIDDEN = Pattern.compile(
      "addr|id_?card|身份证|地址|(^|_)ip$|nick|昵称|remark|note$|备注|content|text|wechat|weixin|(^|_)qq$",
      Pattern.CASE_INSENSITIVE);

  private final String path;
  private final Map<Candidate, Standardiser> standardisers = new LinkedHashMap<>();
  private final Map<Candidate, Long> taken = new LinkedHashMap<>();
  private final Set<Integer> distinct = new HashSet<>();
  private final List<DraftColumn> fields = new ArrayList<>();
  private long values;
  private boolean isJson;

  DraftColumn(String path, ZoneId zone) {
    this.path = path;
    for (Candidate one : CANDIDATES) {
      standardisers.put(one, Standardisers.named(one.standardiser(), Map.of(), zone));
    }
  }

  void add(String value) {
    if (value.isBlank()) {
      return;
    }
    values++;
    if (distinct.size() < MOST_DISTINCT) {
      distinct.add(value.hashCode());
    }
    standardisers.forEach((candidate, standardiser) -> {
      if (standardiser.apply(value) instanceof Standardised.Value) {
        taken.merge(candidate, 1L, Long::sum);
      }
    });
  }

  /** A value that is an array or an empty object: JSON unless others show more. */
  void json(String value) {
    isJson = isJson || !(value.equals("[]") || value.equals("{}"));
    values++;
  }

  /** Whether it holds arrays of plain values, to be kept as JSON. */
  boolean isJson() {
    return isJson;
  }

  /** The column is an array of objects with these fields. */
  void fields(List<DraftColumn> of) {
    fields.addAll(of);
  }

  List<DraftColumn> fields() {
    return fields;
  }

  String path() {
    return path;
  }

  /** Whether every record has a value of its own. */
  boolean isUnique(long records) {
    return fields.isEmpty()
        && !isJson
        && values == records
        && distinct.size() == Math.min(records, MOST_DISTINCT);
  }

  boolean is(String standardiser) {
    return standardise().equals(standardiser);
  }

  /** The share of records without a value, in percent. */
  long missingPercent(long records) {
    return records == 0 ? 0 : 100 - Math.round(100.0 * values / records);
  }

  String standardise() {
    return CANDIDATES.stream()
        .filter(this::fits)
        .findFirst()
        .map(Candidate::standardiser)
        .orElse("text");
  }

  /** Keys of the contract beside name and standardise; empty for none. */
  String more() {
    if (is("text")) {
      return HIDDEN.matcher(path).find() ? "privacy: personal" : "";
    }
    return CANDIDATES.stream()
        .filter(this::fits)
        .findFirst()
        .map(Candidate::more)
        .orElse("");
  }

  private boolean fits(Candidate candidate) {
    double share = values == 0 ? 0 : taken.getOrDefault(candidate, 0L) / (double) values;
    boolean isHinted = candidate.hint().matcher(path.toLowerCase(Locale.ROOT)).find();
    return values > 0 && share >= (isHinted ? candidate.withHint() : candidate.without());
  }
}
