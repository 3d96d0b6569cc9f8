package io.tributary.pipeline.activation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.tributary.pipeline.activation.LineMaker.Line;
import io.tributary.pipeline.activation.LineMaker.Made;
import io.tributary.pipeline.activation.LineMaker.Sealed;
import io.tributary.pipeline.standard.Tokens;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/**
 * What becomes of every candidate. The only place where identifiers are opened: in memory, for
 * persons who may leave, in one pass. Lines exist in the result as they will stand in the files, so
 * it must not be kept.
 */
public final class ExportLinesTransform {

  /** Why a person or a value is not in a file, or that a line is. */
  public enum Outcome {
    EXPORTED,
    DUPLICATE,
    REJECTED,
    SUPPRESSED,
    NO_CONSENT,
    NO_IDENTIFIER;

    /** The outcome as rows have it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final StructType SCHEMA = StructType.fromDDL("audience_id string, one_id string,"
      + " rule_version string, reason string, outcome string, detail string, part string,"
      + " line string, line_hmac string, export_rule string, consent_event_id string,"
      + " notice_version string, persons int");

  private ExportLinesTransform() {}

  /**
   * One row per line ({@code exported}, or {@code duplicate} of another person's), per refused
   * value ({@code rejected}) and per person of whom nothing leaves; {@code persons} is 1 in the
   * first row of a person and adds up to the members; {@code was_there} says whether the last
   * delivery had the line.
   *
   * @param candidates rows of {@link ExportCandidatesTransform}
   * @param tokens hashes lines for receipts
   * @param last lines of the last deliveries: audience_id, part, line_hmac
   */
  public static Dataset<Row> apply(
      Dataset<Row> candidates, LineMaker maker, Tokens tokens, Dataset<Row> last) {
    MapPartitionsFunction<Row, Row> open = rows -> new Iterator<>() {
      private Iterator<Row> made = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        while (!made.hasNext() && rows.hasNext()) {
          made = outcomes(rows.next(), maker, tokens).iterator();
        }
        return made.hasNext();
      }

      @Override
      public Row next() {
        return made.next();
      }
    };
    return candidates
        .mapPartitions(open, Encoders.row(SCHEMA))
        .withColumn("outcome", distinct())
        .join(
            last.select(
                col("audience_id"), col("part"), col("line_hmac"), lit(true).as("was_there")),
            new String[] {"audience_id", "part", "line_hmac"},
            "left")
        .withColumn("was_there", coalesce(col("was_there"), lit(false)));
  }

  /** Of equal lines of a file the one of the first person stays. */
  private static Column distinct() {
    Column place = row_number()
        .over(Window.partitionBy(
                col("audience_id"), col("part"), coalesce(col("line_hmac"), col("one_id")))
            .orderBy("one_id", "consent_event_id"));
    return when(
            col("outcome").equalTo(Outcome.EXPORTED.word()).and(place.gt(1)),
            Outcome.DUPLICATE.word())
        .otherwise(col("outcome"));
  }

  private static List<Row> outcomes(Row person, LineMaker maker, Tokens tokens) {
    List<String> suppressed = list(person, "suppressed_by");
    if (!suppressed.isEmpty()) {
      return List.of(left(person, Outcome.SUPPRESSED, String.join(",", suppressed), 1));
    }
    if (person.isNullAt(person.fieldIndex("consent_event_id"))) {
      return List.of(left(person, Outcome.NO_CONSENT, "", 1));
    }
    Made made = maker.lines(identifiers(person), list(person, "profile"));
    List<Row> rows = new ArrayList<>();
    for (Line line : made.lines()) {
      rows.add(exported(person, line, tokens.receipt(line.text()), rows.isEmpty() ? 1 : 0));
    }
    for (String reason : made.refusals()) {
      rows.add(left(person, Outcome.REJECTED, reason, rows.isEmpty() ? 1 : 0));
    }
    return rows.isEmpty() ? List.of(left(person, Outcome.NO_IDENTIFIER, "", 1)) : rows;
  }

  private static List<Sealed> identifiers(Row person) {
    return ExportLinesTransform.<Row>list(person, "identifiers").stream()
        .map(one -> new Sealed(one.getAs("kind"), one.getAs("sealed")))
        .collect(Collectors.toList());
  }

  /** A template variable the person does not have is an empty text. */
  private static <T> List<T> list(Row row, String column) {
    int index = row.fieldIndex(column);
    return row.isNullAt(index) ? List.of() : new ArrayList<>(row.getList(index));
  }

  private static Row exported(Row person, Line line, String hmac, int persons) {
    return RowFactory.create(
        person.getAs("audience_id"),
        person.getAs("one_id"),
        person.getAs("rule_version"),
        person.getAs("reason"),
        Outcome.EXPORTED.word(),
        "",
        line.part(),
        line.text(),
        hmac,
        line.rules(),
        person.getAs("consent_event_id"),
        person.getAs("notice_version"),
        persons);
  }

  private static Row left(Row person, Outcome outcome, String detail, int persons) {
    return RowFactory.create(
        person.getAs("audience_id"),
        person.getAs("one_id"),
        person.getAs("rule_version"),
        person.getAs("reason"),
        outcome.word(),
        detail,
        null,
        null,
        null,
        null,
        person.getAs("consent_event_id"),
        person.getAs("notice_version"),
        persons);
  }
}
