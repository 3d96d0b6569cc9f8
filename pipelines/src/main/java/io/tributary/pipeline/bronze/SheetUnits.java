package io.tributary.pipeline.bronze;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Rows of one sheet of an Excel workbook (.xlsx), by the names in its first row that is not empty.
 * Numbers come with all their digits, cells that Excel shows as dates as local times.
 */
final class SheetUnits extends BinaryUnits {

  private final String path;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private List<String> header = List.of();

  SheetUnits(String path, LocalCopy copy, Optional<String> sheet) throws IOException {
    super(path, copy);
    this.path = path;
    this.workbook = new ReadableWorkbook(copy.path().toFile(), new ReadingOptions(true, false));
    this.stream = sheet(sheet).openStream();
    this.rows = stream.iterator();
  }

  private Sheet sheet(Optional<String> name) {
    if (name.isEmpty()) {
      return workbook.getFirstSheet();
    }
    return workbook
        .findSheet(name.get())
        .orElseThrow(() -> UnreadableFile.because(
            path, 0, "it has no sheet '" + name.get() + "'. Mend source.sheet of the contract."));
  }

  @Override
  Optional<String> read() {
    while (rows.hasNext()) {
      List<String> values = values(rows.next());
      boolean isEmpty = values.stream().allMatch(String::isEmpty);
      if (!isEmpty && header.isEmpty()) {
        header = names(values);
      } else if (!isEmpty) {
        return Optional.of(JsonText.object(record(values)));
      }
    }
    return Optional.empty();
  }

  private List<String> names(List<String> values) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String name =
          values.get(i).isBlank() ? "_column_" + (i + 1) : values.get(i).strip();
      if (names.contains(name)) {
        throw UnreadableFile.because(
            path, 0, "its first row names a column twice, so its values cannot be told apart.");
      }
      names.add(name);
    }
    return names;
  }

  private Map<String, String> record(List<String> values) {
    Map<String, String> record = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).isEmpty()) {
        record.put(i < header.size() ? header.get(i) : "_column_" + (i + 1), values.get(i));
      }
    }
    return record;
  }

  private static List<String> values(Row row) {
    List<String> values = new ArrayList<>();
    for (Cell cell : row) {
      values.add(cell == null ? "" : text(cell));
    }
    return values;
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER) {
      return isDate(cell) ? time(cell.asDate()) : plain(cell.getRawValue());
    }
    if (cell.getType() == CellType.FORMULA) {
      return cell.getRawValue() == null ? "" : cell.getRawValue();
    }
    return cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR
        ? ""
        : cell.getText();
  }

  /** By the format Excel shows it in: one with a year or an hour. */
  private static boolean isDate(Cell cell) {
    String format = cell.getDataFormatString();
    return format != null
        && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]", "").matches("(?i).*(y|h:|d/|/d).*");
  }

  private static String time(LocalDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : time.toString();
  }

  private static String plain(String raw) {
    return new BigDecimal(raw).toPlainString();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
    super.close();
  }
}
