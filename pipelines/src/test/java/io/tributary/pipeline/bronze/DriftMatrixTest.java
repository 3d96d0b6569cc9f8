package io.tributary.pipeline.bronze;

import static io.tributary.pipeline.bronze.Reading.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.pipeline.bronze.FileFacts.Change;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new, missing, retyped or widened column under each policy, in CSV and in JSON. */
class DriftMatrixTest {

  private static final String CONTRACT = """
      feed: sales
      says: Sales.
      source: {format: %s, path: "sales/*"}
      key: [id]
      drift: {%s}
      columns:
        - {name: id, required: true}
        - {name: pieces, type: long, required: %s, standardise: money}
        - {name: shop}
      """;

  private static Reading reading(
      String format, String drift, boolean isDemanded, String... values) {
    String text = format.equals("csv")
        ? values[0] + "\n" + values[1] + "\n"
        : json(values[0].split(","), values[1].split(","));
    return Reading.of(CONTRACT.formatted(format, drift, isDemanded)).file("sales/f", text);
  }

  private static String json(String[] names, String[] values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      text.append(i == 0 ? "{" : ",")
          .append('"')
          .append(names[i])
          .append("\":\"")
          .append(values[i])
          .append('"');
    }
    return text + "}\n";
  }

  @ParameterizedTest
  @CsvSource({
    "csv, evolve, ''", "csv, rescue, ''", "csv, quarantine, new-column",
    "json, evolve, ''", "json, rescue, ''", "json, quarantine, new-column"
  })
  void aNewColumn(String format, String policy, String code) {
    Reading reading =
        reading(format, "new-column: " + policy, true, "id,pieces,shop,colour", "1,2,s,red");
    Row row = reading.rows().get(0);

    assertThat(String.join(",", codes(row))).isEqualTo(code);
    assertThat(row.<String>getAs("_rescued")).isEqualTo("{\"colour\":\"red\"}");
    assertThat(changes(reading)).containsExactly(new Change("new-column", "colour", policy));
  }

  @ParameterizedTest
  @CsvSource({
    "csv, evolve, ''", "csv, rescue, ''", "csv, 'null', ''", "csv, quarantine, missing-column",
    "json, evolve, ''", "json, rescue, ''", "json, 'null', ''", "json, quarantine, ''"
  })
  void aMissingColumn(String format, String policy, String code) {
    Reading reading = reading(format, "missing-column: '" + policy + "'", false, "id,shop", "1,s");
    Row row = reading.rows().get(0);

    assertThat(String.join(",", codes(row))).isEqualTo(code);
    assertThat(row.<Long>getAs("pieces")).isNull();
    // JSON may leave out what is null: only a column that records cannot do without is missed.
    assertThat(changes(reading))
        .hasSize(format.equals("csv") ? 1 : 0)
        .allMatch(new Change("missing-column", "pieces", policy)::equals);
  }

  @ParameterizedTest
  @CsvSource({
    "csv, evolve, ''", "csv, rescue, (type-mismatch)", "csv, quarantine, type-mismatch",
    "json, evolve, ''", "json, rescue, (type-mismatch)", "json, quarantine, type-mismatch"
  })
  void aRetypedColumn(String format, String policy, String code) {
    Reading reading =
        reading(format, "type-mismatch: " + policy, false, "id,pieces,shop", "1,￥2,s");
    Row row = reading.rows().get(0);

    assertThat(String.join(",", codes(row))).isEqualTo(code);
    assertThat(row.<Long>getAs("pieces")).isNull();
    assertThat(row.<String>getAs("_rescued")).isEqualTo("{\"pieces\":\"￥2\"}");
    assertThat(changes(reading)).containsExactly(new Change("retyped-column", "pieces", policy));
  }

  @ParameterizedTest
  @CsvSource({
    "csv, evolve, ''", "csv, rescue, (type-widened)", "csv, quarantine, type-widened",
    "json, evolve, ''", "json, rescue, (type-widened)", "json, quarantine, type-widened"
  })
  void aWidenedColumn(String format, String policy, String code) {
    Reading reading = reading(format, "widening: " + policy, true, "id,pieces,shop", "1,2.5,s");
    Row row = reading.rows().get(0);

    assertThat(String.join(",", codes(row))).isEqualTo(code);
    assertThat(row.<String>getAs("_rescued")).isEqualTo("{\"pieces\":\"2.5\"}");
    assertThat(row.<Row>getAs("_standard").<BigDecimal>getAs("pieces")).isEqualByComparingTo("2.5");
    assertThat(changes(reading)).containsExactly(new Change("widened-column", "pieces", policy));
  }

  @ParameterizedTest
  @CsvSource({
    "csv, new-column, 'id,pieces,shop,colour', '1,2,s,red'",
    "csv, missing-column, 'id,shop', '1,s'",
    "csv, type-mismatch, 'id,pieces,shop', '1,two,s'",
    "csv, widening, 'id,pieces,shop', '1,2.5,s'",
    "json, new-column, 'id,pieces,shop,colour', '1,2,s,red'",
    "json, missing-column, 'id,shop', '1,s'",
    "json, type-mismatch, 'id,pieces,shop', '1,two,s'",
    "json, widening, 'id,pieces,shop', '1,2.5,s'"
  })
  void anyOfThemMayStopTheFeed(String format, String kind, String header, String values) {
    assertThatThrownBy(
            () -> reading(format, kind + ": fail", true, header, values).rows())
        .isInstanceOf(DriftFailed.class)
        .hasMessageContaining("drift." + kind);
  }

  private static List<Change> changes(Reading reading) {
    return reading.facts().get("sales/f").changes();
  }
}
