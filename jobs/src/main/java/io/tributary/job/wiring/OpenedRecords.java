package io.tributary.job.wiring;

import io.tributary.pipeline.standard.FieldCipher;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Records that were sealed, as JSON lines that never touch a disk: a file for each of theirs. */
final class OpenedRecords implements SpoolingOpener {

  /** Where a line is here, and where its record was first: path, place, file, number. */
  static final StructType PLACES = new StructType()
      .add("path", DataTypes.StringType)
      .add("place", DataTypes.LongType)
      .add("file", DataTypes.StringType)
      .add("number", DataTypes.LongType);

  private static final long serialVersionUID = 1;

  private final LinkedHashMap<String, String> paths = new LinkedHashMap<>();
  private final LinkedHashMap<String, ArrayList<String>> lines = new LinkedHashMap<>();
  private final transient List<Row> places = new ArrayList<>();

  private OpenedRecords() {}

  /** @param quarantined rows of {@code ops.quarantine}: file, row, raw */
  static OpenedRecords of(List<Row> quarantined, FieldCipher cipher) {
    OpenedRecords opened = new OpenedRecords();
    for (Row row : quarantined) {
      String text = cipher.open(row.<String>getAs("raw")).replace('\n', ' ').replace('\r', ' ');
      opened.add(row.getAs("file"), row.getAs("row"), text);
    }
    return opened;
  }

  private void add(String file, Long number, String text) {
    String path = paths.computeIfAbsent(file, name -> "replay/" + paths.size() + ".jsonl");
    List<String> those = lines.computeIfAbsent(path, name -> new ArrayList<>());
    those.add(text);
    places.add(RowFactory.create(path, (long) those.size(), file, number));
  }

  /** The files the records came from. */
  Set<String> files() {
    return paths.keySet();
  }

  /** Where the records of such a file are now. */
  String path(String file) {
    return paths.get(file);
  }

  /** One row per record, of {@link #PLACES}. */
  List<Row> places() {
    return places;
  }

  @Override
  public InputStream open(String path) {
    return new ByteArrayInputStream(
        String.join("\n", lines.get(path)).getBytes(StandardCharsets.UTF_8));
  }
}
