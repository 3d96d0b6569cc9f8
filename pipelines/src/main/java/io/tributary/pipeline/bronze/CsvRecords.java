package io.tributary.pipeline.bronze;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.tributary.pipeline.bronze.Layout.Physical;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Records of delimited text, matched to columns by the names in its header. */
final class CsvRecords implements Records {

  private static final int LONGEST_VALUE = 4_000_000;
  private static final int MOST_COLUMNS = 16_384;
  private static final int SNIFFED = 1 << 15;
  private static final String TOO_LONG = "From here on a value is longer than " + LONGEST_VALUE
      + " characters, or a line has more than " + MOST_COLUMNS
      + " columns: a quote is never closed, or the delimiter is wrong. Nothing behind is read.";

  private final String path;
  private final List<Physical> columns;
  private final Decoded decoded;
  private final CsvParser parser;
  private Optional<CsvHeader> header = Optional.empty();
  private long number;
  private Optional<String[]> ahead = Optional.empty();
  private boolean isCut;

  CsvRecords(String path, Layout layout, Source source, Decoded decoded, Drifts drifts) {
    this.path = path;
    this.columns = layout.physical();
    this.decoded = decoded;
    BufferedReader text = new BufferedReader(decoded, SNIFFED);
    this.parser = new CsvParser(settings(source, lineSeparator(text)));
    parser.beginParsing(text);
    this.header = parse().map(names -> CsvHeader.of(path, names, columns, drifts));
    this.ahead = header.flatMap(any -> parse());
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent() || isCut;
  }

  @Override
  public RawRecord next() {
    number++;
    if (ahead.isEmpty() && isCut) {
      isCut = false;
      return RawRecord.broken(number, TOO_LONG, false, () -> "");
    }
    String[] fields = ahead.orElseThrow(NoSuchElementException::new);
    boolean isGarbled = decoded.sawMalformed() && repair(fields);
    RawRecord record = record(header.orElseThrow(), fields, isGarbled);
    ahead = parse();
    return record;
  }

  private RawRecord record(CsvHeader names, String[] fields, boolean isGarbled) {
    if (fields.length != names.width()) {
      String fault = "The record has " + fields.length + " values, the header names "
          + names.width() + ": a delimiter or a quote is missing or too many.";
      return RawRecord.broken(number, fault, isGarbled, () -> names.textOfBroken(fields));
    }
    Map<String, String> unknown = unknown(names, fields);
    List<Object> values = new ArrayList<>(columns.size());
    for (int place = 0; place < columns.size(); place++) {
      int at = names.at(place);
      // SQL null: the row has no value here.
      Object value = at < 0 ? null : fields[at];
      boolean isArray = value != null && columns.get(place).type() == RawType.ARRAY;
      values.add(isArray ? JsonValues.array(fields[at], columns.get(place)) : value);
    }
    return RawRecord.whole(number, values, unknown, isGarbled, () -> names.text(fields));
  }

  private static Map<String, String> unknown(CsvHeader names, String[] fields) {
    if (names.unknown().isEmpty()) {
      return Map.of();
    }
    Map<String, String> unknown = new LinkedHashMap<>();
    names.unknown().forEach((name, at) -> {
      if (fields[at] != null && !fields[at].isEmpty()) {
        unknown.put(name, fields[at]);
      }
    });
    return unknown;
  }

  private static boolean repair(String[] fields) {
    boolean isGarbled = false;
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] != null && fields[i].indexOf(Decoded.MALFORMED) >= 0) {
        isGarbled = true;
        fields[i] = Decoded.repaired(fields[i]);
      }
    }
    return isGarbled;
  }

  private Optional<String[]> parse() {
    try {
      String[] fields = parser.parseNext();
      while (fields != null && isBlankAfterTrim(fields)) {
        fields = parser.parseNext();
      }
      return Optional.ofNullable(fields);
    } catch (TextParsingException refused) {
      // Its message holds values of the file, so neither it nor the exception goes on.
      Optional<ReadFailure> failure = ReadFailure.in(refused);
      if (failure.isPresent()) {
        throw failure.get();
      }
      if (header.isEmpty()) {
        throw UnreadableFile.because(
            path, decoded.offset(), "its header is no header: " + TOO_LONG);
      }
      isCut = true;
      return Optional.empty();
    }
  }

  /**
   * Takes the CR of a CRLF off the last value: lines may end in either within one file. Whether
   * nothing is left, and so the line was empty.
   */
  private static boolean isBlankAfterTrim(String[] fields) {
    int last = fields.length - 1;
    if (last >= 0 && fields[last] != null && fields[last].endsWith("\r")) {
      String trimmed = fields[last].substring(0, fields[last].length() - 1);
      // SQL null: the row has no value here.
      fields[last] = trimmed.isEmpty() ? null : trimmed;
    }
    return last < 0 || (last == 0 && fields[0] == null);
  }

  private static CsvParserSettings settings(Source source, String lineSeparator) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(source.delimiter());
    settings.getFormat().setQuote(source.quote());
    settings.getFormat().setQuoteEscape(source.quote());
    settings.getFormat().setComment('\ufffe');
    settings.getFormat().setLineSeparator(lineSeparator);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setEmptyValue("");
    settings.setMaxCharsPerColumn(LONGEST_VALUE);
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setReadInputOnSeparateThread(false);
    settings.setAutoClosingEnabled(false);
    return settings;
  }

  /** CR where the file begins with lines that end so and no others; LF for all other files. */
  private static String lineSeparator(BufferedReader text) {
    try {
      text.mark(SNIFFED);
      char[] head = new char[SNIFFED];
      int length = Math.max(text.read(head, 0, SNIFFED), 0);
      text.reset();
      String start = String.valueOf(head, 0, length);
      boolean isCarriageReturn = start.indexOf('\r') >= 0 && start.indexOf('\n') < 0;
      return isCarriageReturn ? "\r" : "\n";
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
