package io.tributary.sample.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of truth: JSON lines of {@link TruthLine}. */
final class TruthFile implements Closeable {

  private final JsonGenerator json;

  TruthFile(Path truth, String name) throws IOException {
    Files.createDirectories(truth);
    this.json = new JsonFactory()
        .createGenerator(Files.newBufferedWriter(truth.resolve(name), StandardCharsets.UTF_8));
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  void write(TruthLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", line.kind());
    json.writeStringField("feed", line.feed().orElse(null));
    json.writeStringField("path", line.path().orElse(null));
    json.writeFieldName("row");
    if (line.row().isPresent()) {
      json.writeNumber(line.row().getAsLong());
    } else {
      json.writeNull();
    }
    json.writeStringField("column", line.column().orElse(null));
    json.writeStringField("person", line.person().orElse(null));
    json.writeStringField("expect", line.expect());
    json.writeStringField("value", line.value().orElse(null));
    json.writeStringField("detail", line.detail().orElse(null));
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
