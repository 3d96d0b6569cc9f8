package io.tributary.pipeline.rule;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.Standardised;
import io.tributary.pipeline.standard.Standardiser;
import io.tributary.pipeline.standard.Standardisers;
import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.FeedContract;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * A feed's columns as text in the clear, for work within a task: the standard value where there is
 * one, else what the file held. Columns that come of it must not be written anywhere.
 */
public final class PlainView {

  private final FeedContract contract;
  private final FieldCipher cipher;
  private final ZoneId zone;

  public PlainView(FeedContract contract, FieldCipher cipher, ZoneId zone) {
    this.contract = contract;
    this.cipher = cipher;
    this.zone = zone;
  }

  /** Whether a column can be shown: secrets are not kept, arrays and JSON are no single value. */
  public static boolean shows(ColumnSpec column) {
    return column.privacy() != Privacy.SECRET
        && column.type() != RawType.ARRAY
        && column.type() != RawType.JSON;
  }

  /** The text of a column over rows of the feed's bronze table; null where it has none. */
  public Column text(ColumnSpec column) {
    Column raw = column.isDerived()
        ? concat_ws(
            " ",
            column.from().stream()
                .map(name -> contract.column(name).map(this::raw).orElse(lit(null)))
                .toArray(Column[]::new))
        : raw(column);
    // A list, for an Optional does not travel to tasks.
    List<Standardiser> standardiser = column
        .standardise()
        .map(call -> Standardisers.named(call.name(), call.parameters(), zone))
        .stream()
        .toList();
    // SQL null: there is no value.
    UDF1<String, String> text = value -> text(value, standardiser).orElse(null);
    return udf(text, DataTypes.StringType).apply(raw);
  }

  /** Bronze seals what is personal and what becomes a token. */
  private Column raw(ColumnSpec column) {
    Column kept = col("`" + column.name() + "`").cast(DataTypes.StringType);
    if (column.privacy() != Privacy.PERSONAL && !column.isTokenised()) {
      return kept;
    }
    FieldCipher opens = cipher;
    // SQL null: the file has no value.
    UDF1<String, String> open = text -> text == null ? null : opens.open(text);
    return udf(open, DataTypes.StringType).apply(kept);
  }

  private static Optional<String> text(String raw, List<Standardiser> standardiser) {
    Optional<String> own =
        Optional.ofNullable(raw).map(String::strip).filter(one -> !one.isEmpty());
    if (own.isEmpty() || standardiser.isEmpty()) {
      return own;
    }
    Standardised made = standardiser.get(0).apply(raw);
    if (made instanceof Standardised.Value value) {
      return Optional.of(value.value().toString());
    }
    return made instanceof Standardised.Missing ? Optional.empty() : own;
  }
}
