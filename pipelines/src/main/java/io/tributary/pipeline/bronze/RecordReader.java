package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.Layout.Keeping;
import io.tributary.pipeline.bronze.Layout.Physical;
import io.tributary.pipeline.rule.RowRules;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.contract.ColumnSpec.OnFailure;
import io.tributary.schema.contract.Drift.NewColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Makes bronze rows of one file's records. The row is {@link BronzeSchema} with the file's
 * fingerprint after it, and {@code _raw} is still open: it is sealed, or dropped, after the rules.
 */
final class RecordReader {

  private static final int ATTEMPT = 0;

  private final FilePlan plan;
  private final ReadSettings settings;
  private final LandedFile file;
  private final Drifts drifts;
  private final Tokens tokens;
  private final RawColumns rawColumns;
  private final StandardColumns standardColumns;
  private final RequiredColumns required;
  private final Positions positions;

  RecordReader(
      FilePlan plan, ReadSettings settings, LandedFile file, Drifts drifts, Crypto crypto) {
    this.plan = plan;
    this.settings = settings;
    this.file = file;
    this.drifts = drifts;
    this.tokens = crypto.tokens();
    this.rawColumns = new RawColumns(file, crypto.cipher(), plan.text(), drifts);
    this.required = new RequiredColumns(plan.text());
    this.standardColumns = new StandardColumns(crypto.vault(), settings.blocklist(), required);
    this.positions = new Positions(plan.positionWithin());
  }

  /** The keys at work in one task, and what they remember. */
  record Crypto(Tokens tokens, FieldCipher cipher, Vault vault) {

    static Crypto of(ReadSettings settings) {
      Tokens tokens = new Tokens(settings.keys());
      FieldCipher cipher = new FieldCipher(settings.keys());
      return new Crypto(tokens, cipher, new Vault(tokens, cipher));
    }
  }

  /** The bronze row of one record. */
  Row read(RawRecord record) {
    Findings findings = new Findings();
    if (record.isGarbled()) {
      findings.refuse(
          "charset",
          "broken-encoding",
          "Bytes of the record are no characters of the"
              + " feed's charset; U+FFFD stands in their place.");
    }
    return record.isBroken() ? broken(record, findings) : whole(record, findings);
  }

  /** The row that stands for a file whose bytes are damaged. */
  Row unreadable(String fault) {
    Findings findings = new Findings();
    findings.refuse("file", RowRules.UNREADABLE_FILE, fault);
    // SQL null: there is no record whose text could be kept.
    return empty(RawRecord.broken(0, fault, false, () -> null), findings, List.of());
  }

  private Row broken(RawRecord record, Findings findings) {
    findings.refuse("record", RowRules.BROKEN_RECORD, record.fault());
    return empty(record, findings, List.of(record.text()));
  }

  private Row empty(RawRecord record, Findings findings, List<String> content) {
    long kept = plan.layout().physical().stream()
        .filter(column -> column.keeping() != Keeping.DROPPED)
        .count();
    List<Object> row = new ArrayList<>(Collections.nCopies((int) kept + 1, null));
    return finished(row, record, findings, content);
  }

  private Row whole(RawRecord record, Findings findings) {
    List<Object> raw = record.values();
    List<Object> row = rawColumns.of(plan.layout(), raw, record.number(), "", findings);
    List<Object> standard = standardColumns.of(plan.layout(), raw, "", findings);
    required.checkKey(plan.key(), raw, standard, findings);
    standard.add(positions.next(raw));
    row.add(RowFactory.create(standard.toArray()));
    drift(record, findings);
    List<String> content = new ArrayList<>(raw.size());
    content(plan.layout(), raw, content);
    return finished(row, record, findings, content);
  }

  private void drift(RawRecord record, Findings findings) {
    record
        .unknown()
        .forEach((name, text) ->
            rawColumns.rescue(name, text, isAliasOfPersonal(name), record.number(), findings));
    if (!record.unknown().isEmpty() && plan.newColumn() == NewColumn.QUARANTINE) {
      findings.refuse("drift", "new-column", "The record has columns the contract does not know.");
    }
    for (String column : drifts.refusedMissing()) {
      findings.reason(
          "drift",
          OnFailure.QUARANTINE,
          "missing-column",
          "The file does not have the column.",
          column,
          null);
    }
  }

  private boolean isAliasOfPersonal(String name) {
    return plan.layout().physical().stream()
        .anyMatch(column -> column.keeping() != Keeping.PLAIN
            && (column.name().equals(name) || column.paths().contains(name)));
  }

  /** The texts in the contract's order, so that neither header order nor quoting matters. */
  private static void content(Layout layout, List<?> raw, List<String> content) {
    for (int place = 0; place < layout.physical().size(); place++) {
      Physical column = layout.physical().get(place);
      if (column.keeping() == Keeping.DROPPED) {
        continue;
      }
      if (raw.get(place) instanceof List<?> elements) {
        content.add(elements.size() + " elements");
        elements.forEach(element -> content(column.elements(), (List<?>) element, content));
      } else {
        content.add(raw.get(place) instanceof String text ? text : "");
      }
    }
  }

  /** Arrays are Java arrays: Spark's rows take those and Scala's sequences, but no Java list. */
  private Row finished(
      List<Object> row, RawRecord record, Findings findings, List<String> content) {
    row.add(findings.identifiers().toArray());
    row.add(findings.reasons().toArray());
    // SQL null: the row has no value here.
    row.add(findings.rescued().isEmpty() ? null : JsonText.object(findings.rescued()));
    row.add(findings.isRefused() || plan.keepsRaw() ? record.text() : null);
    row.add(tokens.contentHash(content));
    row.add(plan.feed());
    row.add(file.path());
    row.add(record.number());
    row.add(file.day().orElse(null));
    row.add(ATTEMPT);
    row.add(settings.runId());
    row.add(settings.ingestedAt());
    row.add(file.arrival());
    row.add(file.fingerprint());
    return RowFactory.create(row.toArray());
  }
}
