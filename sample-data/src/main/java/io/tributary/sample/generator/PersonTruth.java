package io.tributary.sample.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What is true of persons, one by one: {@code tags.jsonl} ({@link GoldenTags}),
 * {@code propensity.jsonl} ({@link Propensity}), {@code churners.jsonl} with the day they left, and
 * {@code responders.jsonl} with whom advertisements and messages move ({@link Marketing}).
 */
final class PersonTruth {

  private final Brand brand;
  private final LocalDate asOf;

  /**
   * Truth about all persons.
   *
   * @param asOf the day of the last night, on which all files have arrived
   */
  PersonTruth(Brand brand, LocalDate asOf) {
    this.brand = brand;
    this.asOf = asOf;
  }

  void write(Path truth) throws IOException {
    GoldenTags tags = new GoldenTags(brand, asOf);
    Propensity propensity = new Propensity(brand);
    try (TruthFile tagFile = new TruthFile(truth, "tags.jsonl");
        TruthFile propensityFile = new TruthFile(truth, "propensity.jsonl");
        TruthFile churners = new TruthFile(truth, "churners.jsonl");
        TruthFile responders = new TruthFile(truth, "responders.jsonl")) {
      GoldenTags.writeNames(tagFile);
      for (int index = 0; index < brand.people().size(); index++) {
        Person person = brand.people().at(index);
        tags.write(tagFile, person);
        propensity.write(propensityFile, person);
        writeLeaving(churners, index);
        writeResponse(responders, index);
      }
    }
  }

  private void writeLeaving(TruthFile file, int person) throws IOException {
    int end = brand.people().lives().end(person);
    if (end < brand.settings().days()) {
      file.write(TruthLine.of("churn", "left")
          .withPerson(person)
          .withValue(brand.clock().date(end).toString()));
    }
  }

  private void writeResponse(TruthFile file, int person) throws IOException {
    if (brand.marketing().isResponder(person)) {
      file.write(TruthLine.of("responder", "moved")
          .withPerson(person)
          .withColumn("purchase_factor")
          .withValue("click " + Marketing.CLICK_FACTOR + ", message " + Marketing.MESSAGE_FACTOR)
          .withDetail("on the " + Marketing.DAYS_OF_EFFECT + " days after"));
    }
  }
}
