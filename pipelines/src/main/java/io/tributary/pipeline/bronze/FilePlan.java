package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.Layout.Required;
import io.tributary.pipeline.rule.RowRules;
import io.tributary.pipeline.standard.Standardiser;
import io.tributary.pipeline.standard.Standardisers;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import io.tributary.schema.contract.Drift;
import io.tributary.schema.contract.Drift.MissingColumn;
import io.tributary.schema.contract.Drift.NewColumn;
import io.tributary.schema.contract.Drift.TypeMismatch;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Source;
import io.tributary.schema.contract.Source.Format;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A feed contract in the form that travels to the executors.
 *
 * @param root dotted path to a document's records; empty for none
 * @param each array of a document whose elements are the records; empty for none
 * @param sheet sheet of a workbook; empty for the first
 * @param text tells null words from values
 * @param key the key's columns; a record without a value in any of them has no key
 * @param positionWithin places of the raw values that name a document; empty for no positions
 * @param keepsRaw whether any record may yet be refused by a rule, and so needs its raw text
 */
record FilePlan(
    String feed,
    Format format,
    String charset,
    char delimiter,
    char quote,
    String root,
    String each,
    String sheet,
    NewColumn newColumn,
    MissingColumn missingColumn,
    TypeMismatch typeMismatch,
    TypeMismatch widening,
    Layout layout,
    Standardiser text,
    List<Required> key,
    List<Integer> positionWithin,
    boolean keepsRaw)
    implements Serializable {

  static FilePlan of(FeedContract contract, ZoneId zone) {
    Source source = contract.source();
    Drift drift = contract.drift();
    Function<StandardiserCall, Standardiser> standardisers =
        call -> Standardisers.named(call.name(), call.parameters(), zone);
    List<String> places =
        contract.physicalColumns().stream().map(ColumnSpec::name).toList();
    return new FilePlan(
        contract.feed(),
        source.format(),
        source.charset(),
        source.delimiter(),
        source.quote(),
        source.root().orElse(""),
        source.each().orElse(""),
        source.sheet().orElse(""),
        drift.newColumn(),
        drift.missingColumn(),
        drift.typeMismatch(),
        drift.widening(),
        new LayoutCompiler(contract, standardisers).compile(),
        Standardisers.named("string", Map.of(), zone),
        key(contract, places),
        contract.positionWithin().stream()
            .map(name -> place(contract, name, places))
            .toList(),
        RowRules.canRefuse(contract));
  }

  private static List<Required> key(FeedContract contract, List<String> places) {
    List<String> standard = contract.columns().stream()
        .filter(BronzeSchema::isStandard)
        .map(ColumnSpec::name)
        .toList();
    return contract.key().stream()
        .filter(name -> !name.equals(FeedContract.POSITION))
        .flatMap(name -> contract.column(name).stream())
        .map(column -> new Required(
            column.name(),
            standard.indexOf(column.name()),
            places.indexOf(column.name()),
            LayoutCompiler.plainType(column),
            LayoutCompiler.MISSING_KEY))
        .toList();
  }

  private static int place(FeedContract contract, String name, List<String> places) {
    int place = places.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException("Feed " + contract.feed() + ": position-within names "
          + name + ", which is no raw column. Use one of " + places + ".");
    }
    return place;
  }

  Source source() {
    return new Source(
        format, "", charset, delimiter, quote, present(root), present(each), present(sheet));
  }

  private static Optional<String> present(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  Drift drift() {
    return new Drift(newColumn, missingColumn, typeMismatch, widening);
  }
}
