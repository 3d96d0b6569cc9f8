package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.RecordReader.Crypto;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/** The bronze rows of files, one file after the other, one record at a time. */
final class FileRows implements Iterator<Row> {

  private final Iterator<Row> files;
  private final FilePlan plan;
  private final ReadSettings settings;
  private final Consumer<FileFacts> facts;
  private final Crypto crypto;
  private Optional<OpenFile> current = Optional.empty();

  FileRows(Iterator<Row> files, FilePlan plan, ReadSettings settings, Consumer<FileFacts> facts) {
    this.files = files;
    this.plan = plan;
    this.settings = settings;
    this.facts = facts;
    this.crypto = Crypto.of(settings);
  }

  @Override
  public boolean hasNext() {
    while (true) {
      if (current.isPresent() && current.get().hasNext()) {
        return true;
      }
      current.ifPresent(file -> facts.accept(file.facts()));
      current.ifPresent(OpenFile::close);
      current = Optional.empty();
      if (!files.hasNext()) {
        return false;
      }
      current = Optional.of(OpenFile.of(LandedFile.of(files.next()), plan, settings, crypto));
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All files are read.");
    }
    return current.orElseThrow().next();
  }

  /** Gives back the open file when nobody wants the rest of its rows. */
  void close() {
    current.ifPresent(OpenFile::close);
    current = Optional.empty();
  }

  /** One file being read. */
  private static final class OpenFile {

    private final LandedFile file;
    private final Decoded decoded;
    private final Records records;
    private final RecordReader reader;
    private long count;

    private OpenFile(LandedFile file, Decoded decoded, Records records, RecordReader reader) {
      this.file = file;
      this.decoded = decoded;
      this.records = records;
      this.reader = reader;
    }

    static OpenFile of(LandedFile file, FilePlan plan, ReadSettings settings, Crypto crypto) {
      Drifts drifts = new Drifts(file.path(), plan.drift());
      Decoded decoded = decoded(file, plan, settings);
      Records records = switch (plan.format()) {
        case CSV -> new CsvRecords(file.path(), plan.layout(), plan.source(), decoded, drifts);
        case JSON -> new JsonRecords(plan.layout(), plan.source(), decoded, drifts);
      };
      return new OpenFile(
          file, decoded, records, new RecordReader(plan, settings, file, drifts, crypto));
    }

    private static Decoded decoded(LandedFile file, FilePlan plan, ReadSettings settings) {
      try {
        return new Decoded(file.path(), settings.opener().open(file.path()), plan.charset());
      } catch (IOException missing) {
        throw UnreadableFile.because(
            file.path(),
            0,
            "it cannot be opened (" + missing.getClass().getSimpleName()
                + "). Check that it is still in landing and may be read.");
      }
    }

    boolean hasNext() {
      return records.hasNext();
    }

    Row next() {
      count++;
      return reader.read(records.next());
    }

    FileFacts facts() {
      return new FileFacts(file.path(), count, records.changes());
    }

    void close() {
      try {
        decoded.close();
      } catch (IOException ignored) {
        // The records are read; a stream that will not close takes nothing from them.
      }
    }
  }
}
