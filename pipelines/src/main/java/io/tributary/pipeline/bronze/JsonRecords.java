package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.tributary.pipeline.bronze.JsonUnits.Unit;
import io.tributary.schema.contract.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Records of a JSON file, whichever shape it has: lines, an array, documents with the records at a
 * path, or objects written over many lines.
 */
final class JsonRecords implements Records {

  private static final String CUT_LINE =
      "The line is no whole JSON object: it is cut, or holds a character that JSON forbids.";

  private final Layout layout;
  private final JsonShape shape;
  private final Secrets secrets;
  private final BooleanSupplier sawMalformed;
  private final Drifts drifts;
  private final JsonUnits units;
  private final Set<Integer> seen = new HashSet<>();
  private long number;
  private boolean hasWhole;

  JsonRecords(Layout layout, Source source, Decoded decoded, Drifts drifts) {
    this(layout, each(source, units(layout, source, decoded)), decoded::sawMalformed, drifts);
  }

  /** Records of a file that is no text. */
  JsonRecords(Layout layout, Source source, BinaryUnits units, Drifts drifts) {
    this(layout, each(source, units), () -> false, drifts);
  }

  private JsonRecords(Layout layout, JsonUnits units, BooleanSupplier sawMalformed, Drifts drifts) {
    this.layout = layout;
    this.shape = JsonShape.of(layout);
    this.secrets = Secrets.of(layout);
    this.units = units;
    this.sawMalformed = sawMalformed;
    this.drifts = drifts;
  }

  private static JsonUnits each(Source source, JsonUnits whole) {
    return source.each().<JsonUnits>map(array -> new JsonElements(whole, array)).orElse(whole);
  }

  private static JsonUnits units(Layout layout, Source source, Decoded decoded) {
    try {
      List<String> root =
          source.root().map(path -> Arrays.asList(path.split("\\.", -1))).orElse(List.of());
      return units(new BufferedReader(decoded, 1 << 16), root, JsonShape.of(layout));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static JsonUnits units(BufferedReader text, List<String> root, JsonShape shape)
      throws IOException {
    if (firstCharacter(text) != '{' || !root.isEmpty()) {
      return new JsonDocuments(text, root);
    }
    String first = firstLine(text);
    boolean isOneObject = isCut(first, shape) && firstCharacter(text) != '{';
    Reader whole = new JoinedReader(new StringReader(first), text);
    return isOneObject ? new JsonDocuments(whole, root) : new JsonLines(whole);
  }

  /** The first line with its end, or as much of it as a record may have. */
  private static String firstLine(Reader text) throws IOException {
    StringBuilder line = new StringBuilder();
    int one = text.read();
    while (one >= 0 && one != '\n' && one != '\r' && line.length() < JsonLines.LONGEST) {
      line.append((char) one);
      one = text.read();
    }
    return one < 0 ? line.toString() : line.append((char) one).toString();
  }

  private static boolean isCut(String line, JsonShape shape) throws IOException {
    try {
      JsonValues.of(line, shape);
      return false;
    } catch (JsonEOFException cut) {
      return true;
    } catch (JsonProcessingException other) {
      return false;
    }
  }

  /** The first character that is no blank, which stays unread; 0 for none. */
  private static char firstCharacter(BufferedReader text) throws IOException {
    while (true) {
      text.mark(1);
      int one = text.read();
      if (one < 0) {
        return 0;
      }
      if (!Character.isWhitespace(one)) {
        text.reset();
        return (char) one;
      }
    }
  }

  @Override
  public boolean hasNext() {
    boolean hasNext = units.hasNext();
    if (!hasNext && hasWhole) {
      hasWhole = false;
      noteMissing();
    }
    return hasNext;
  }

  @Override
  public RawRecord next() {
    Unit unit = units.next();
    number++;
    boolean isGarbled = sawMalformed.getAsBoolean() && unit.text().indexOf(Decoded.MALFORMED) >= 0;
    String text = isGarbled ? Decoded.repaired(unit.text()) : unit.text();
    if (!unit.fault().isEmpty()) {
      return RawRecord.broken(number, unit.fault(), isGarbled, () -> secrets.cut(text));
    }
    try {
      return whole(text, isGarbled);
    } catch (JsonProcessingException broken) {
      return RawRecord.broken(number, CUT_LINE, isGarbled, () -> secrets.cut(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private RawRecord whole(String text, boolean isGarbled) throws IOException {
    JsonValues found = JsonValues.of(text, shape);
    hasWhole = true;
    seen.addAll(found.seen());
    found.aliases().forEach(drifts::isRenamed);
    found.unknown().keySet().forEach(name -> drifts.isNew(name.replaceAll("\\[\\d+]", "[]")));
    return RawRecord.whole(
        number, found.values(), found.unknown(), isGarbled, () -> secrets.cut(text));
  }

  /** A name may be left out where its value is null; only a column that must be there is missed. */
  private void noteMissing() {
    for (int place = 0; place < layout.physical().size(); place++) {
      if (layout.physical().get(place).isDemanded() && !seen.contains(place)) {
        drifts.isMissing(layout.physical().get(place).name());
      }
    }
  }

  /** One text after the other. */
  private static final class JoinedReader extends Reader {

    private final Reader first;
    private final Reader second;
    private boolean isFirstOver;

    JoinedReader(Reader first, Reader second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      int read = isFirstOver ? -1 : first.read(target, offset, length);
      isFirstOver |= read < 0;
      return read < 0 ? second.read(target, offset, length) : read;
    }

    @Override
    public void close() throws IOException {
      first.close();
      second.close();
    }
  }
}
