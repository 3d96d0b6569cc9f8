package io.tributary.sample.generator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * {@code consents.jsonl}: every statement of consent that counts, one line each. {@code column} is
 * {@code purpose/channel/recipient}, {@code expect} its status, {@code value} when it was made,
 * {@code detail} kind and value of the identifier it was made by.
 */
final class ConsentTruth implements Closeable {

  private final TruthFile file;

  ConsentTruth(Path truth) throws IOException {
    this.file = new TruthFile(truth, "consents.jsonl");
  }

  /**
   * A statement.
   *
   * @param about purpose, channel and recipient with slashes between
   */
  record Statement(String about, String status, LocalDateTime at) {}

  void add(String feed, Person person, IdentifierSlot slot, Statement statement)
      throws IOException {
    file.write(TruthLine.of("consent", statement.status())
        .withFeed(feed)
        .withColumn(statement.about())
        .withPerson(person.index())
        .withValue(Clock.instant(statement.at()).toString())
        .withDetail(slot.text(person)));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
