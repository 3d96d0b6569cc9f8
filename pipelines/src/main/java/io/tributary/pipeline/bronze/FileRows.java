package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.RecordReader.Crypto;
import io.tributary.schema.contract.Source.Format;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/**
 * The bronze rows of files, one file after the other, one record at a time. A file whose bytes are
 * damaged ends with a row that says so, numbered 0; what came before it is not to be trusted.
 */
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
      current = Optional.of(new OpenFile(LandedFile.of(files.next()), plan, settings, crypto));
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
    private final Drifts drifts;
    private final RecordReader reader;
    private Optional<Closeable> open = Optional.empty();
    private Optional<Records> records = Optional.empty();
    private Optional<Row> damage = Optional.empty();
    private long count;

    OpenFile(LandedFile file, FilePlan plan, ReadSettings settings, Crypto crypto) {
      this.file = file;
      this.drifts = new Drifts(file.path(), plan.drift());
      this.reader = new RecordReader(plan, settings, file, drifts, crypto);
      this.records = orDamage(() -> records(plan, settings));
    }

    private Records records(FilePlan plan, ReadSettings settings) {
      if (!plan.format().isText()) {
        BinaryUnits units =
            BinaryUnits.of(file.path(), plan.format(), plan.source().sheet(), settings.opener());
        open = Optional.of(units);
        return new JsonRecords(plan.layout(), plan.source(), units, drifts);
      }
      InputStream bytes = bytes(settings);
      open = Optional.of(bytes);
      Decoded text = new Decoded(file.path(), bytes, plan.charset());
      open = Optional.of(text);
      return plan.format() == Format.CSV
          ? new CsvRecords(file.path(), plan.layout(), plan.source(), text, drifts)
          : new JsonRecords(plan.layout(), plan.source(), text, drifts);
    }

    private InputStream bytes(ReadSettings settings) {
      try {
        return settings.opener().open(file.path());
      } catch (IOException missing) {
        throw UnreadableFile.unavailable(file.path(), 0, missing);
      }
    }

    /** What the step gives; nothing where it finds the file damaged, which has a row of its own. */
    private <T> Optional<T> orDamage(Supplier<T> step) {
      try {
        return Optional.of(step.get());
      } catch (UnreadableFile unreadable) {
        if (!unreadable.isDamaged()) {
          throw unreadable;
        }
        records = Optional.empty();
        damage = Optional.of(reader.unreadable(unreadable.getMessage()));
        return Optional.empty();
      }
    }

    boolean hasNext() {
      boolean isGoingOn =
          records.isPresent() && orDamage(records.get()::hasNext).orElse(false);
      return isGoingOn || damage.isPresent();
    }

    /** The reader looks one record ahead, so a fault may show while a good record is asked for. */
    Row next() {
      Optional<Row> record = records.flatMap(all -> orDamage(() -> reader.read(all.next())));
      if (record.isPresent()) {
        count++;
        return record.get();
      }
      Row last = damage.orElseThrow(() -> new NoSuchElementException("The file is read."));
      damage = Optional.empty();
      return last;
    }

    FileFacts facts() {
      return new FileFacts(file.path(), count, drifts.changes());
    }

    void close() {
      try {
        if (open.isPresent()) {
          open.get().close();
        }
      } catch (IOException ignored) {
        // The records are read; a stream that will not close takes nothing from them.
      }
    }
  }
}
