package io.tributary.pipeline.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.identity.Likeness;
import io.tributary.schema.identity.ScoredLinks;
import io.tributary.schema.identity.ScoredLinks.Compared;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparerTest {

  @ParameterizedTest
  @CsvSource({
    "TEXT, Zhang Wei, zhang-wei, equal",
    "TEXT, jonathan, jonathon, close",
    "TEXT, robert, allen, different",
    "DIGITS, 13812345678, 138-1234-5678, equal",
    "DIGITS, 4011, 4101, one-edit",
    "DIGITS, 4011, 4022, two-edits",
    "DIGITS, 4011, 4999, different",
    "DATE, 1971-06-24, 19710624, equal",
    "DATE, 1971-06-24, 1971-05-24, one-edit",
    "DATE, 1971-12-06, 1971-06-12, one-edit",
    "DATE, 1971-12-31, 1971-04-08, same-year",
    "DATE, 1971-12-31, 1965-12-31, near",
    "EMAIL, ann@x.com, ANN@x.com, equal",
    "EMAIL, ann@x.com, ann@y.org, same-local-part",
    "EMAIL, roberta25@x.com, robert255@x.com, close",
    "EXACT, female, Female, equal",
    "EXACT, female, male, different",
    "TEXT, 张三丰, 张三封, faint",
  })
  void valuesAgreeByTheirKind(Likeness as, String one, String other, String level) {
    Comparer comparer = comparer(List.of(as), List.of());
    String pattern = comparer.pattern(normal(comparer, one), normal(comparer, other));

    assertThat(comparer.level(0, pattern.charAt(0) - '0')).isEqualTo(level);
    assertThat(comparer.pattern(normal(comparer, other), normal(comparer, one)))
        .as("whichever comes first")
        .isEqualTo(pattern);
  }

  @Test
  void aMissingValueSaysNothing() {
    Comparer comparer = comparer(List.of(Likeness.TEXT, Likeness.DATE), List.of());

    assertThat(comparer.pattern(normal(comparer, "ann", " - "), normal(comparer, "ann", "1970")))
        .isEqualTo("4-");
  }

  @Test
  void exchangedValuesCountAsCloseInBoth() {
    List<Likeness> names = List.of(Likeness.TEXT, Likeness.TEXT);
    List<List<String>> pairs = List.of(List.of("c0", "c1"));

    assertThat(comparer(names, pairs)
            .pattern(List.of("lachlan", "berry"), List.of("berry", "lachlan")))
        .isEqualTo("33");
    assertThat(comparer(names, List.of())
            .pattern(List.of("lachlan", "berry"), List.of("berry", "lachlan")))
        .isEqualTo("00");
  }

  @ParameterizedTest
  @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "abcd, badc, 2", "abc, xyz, 3"})
  void editsAreCountedUpToABound(String one, String other, int edits) {
    assertThat(Edits.between(one, other, 2)).isEqualTo(edits);
  }

  private static Comparer comparer(List<Likeness> as, List<List<String>> exchanged) {
    List<Compared> columns = new ArrayList<>();
    as.forEach(one -> columns.add(new Compared("c" + columns.size(), one)));
    return Comparer.of(new ScoredLinks(
        "people",
        List.of("people"),
        columns,
        exchanged,
        List.of(),
        100,
        BigDecimal.ONE,
        BigDecimal.ONE));
  }

  private static List<String> normal(Comparer comparer, String... values) {
    List<String> normal = new ArrayList<>();
    for (String value : values) {
      normal.add(comparer.normal(normal.size(), Optional.of(value)));
    }
    return normal;
  }
}
