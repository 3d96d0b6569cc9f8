package io.tributary.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.job.lake.Written;
import io.tributary.schema.testkit.FixedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final RunRequest REQUEST =
      Toys.nightly("2026-03-01").in(ZoneId.of("Asia/Shanghai")).only(Set.of("fall", "total"));

  private final FixedClock clock = FixedClock.at("2026-03-01T10:00:00Z");

  @TempDir
  private Path folder;

  private Lease lease;
  private JournalFiles files;

  @BeforeEach
  void open() {
    lease = Lease.take(new LeaseFile(folder), clock);
    files = new JournalFiles(folder.toString(), new Configuration(false));
  }

  @AfterEach
  void giveBack() {
    lease.close();
  }

  @Test
  void aRunIsReadBackWithItsWholeRequestAndAllItDid() {
    Journal journal = Journal.begin(files, lease, "r", REQUEST, 3);
    journal.pin("fall", "files", "a,b");
    journal.commit("fall", "late", "gold.fallen_drops", new Written(7, 24), Costs.Cost.NONE);

    Journal again = Journal.open(files, lease, "r").orElseThrow();
    assertThat(again.request()).isEqualTo(REQUEST);
    assertThat(again.pinned("fall", "files")).contains("a,b");
    assertThat(again.pinned("total", "files")).isEmpty();
    assertThat(again.committed("fall", "late", "gold.fallen_drops")).contains(new Written(7, 24));
    assertThat(again.committed("fall", "", "gold.fallen_drops")).isEmpty();
  }

  @Test
  void anEntryThatDidNotReachTheDiskIsAbsentAndWrittenAgain() throws IOException {
    Journal.begin(files, lease, "r", REQUEST, 0).pin("fall", "files", "a");
    Files.writeString(entry(1), "{\"kind\":\"pi");
    Journal again = Journal.open(files, lease, "r").orElseThrow();
    assertThat(again.pinned("fall", "files")).isEmpty();
    again.pin("fall", "files", "b");
    assertThat(Journal.open(files, lease, "r").orElseThrow().pinned("fall", "files"))
        .contains("b");
  }

  @Test
  void aDamagedEntryInTheMiddleIsNotPassedOver() throws IOException {
    Journal.begin(files, lease, "r", REQUEST, 0).pin("fall", "files", "a");
    Files.writeString(entry(0), "");
    assertThatThrownBy(() -> Journal.open(files, lease, "r"))
        .hasMessageContaining("000000.json is damaged")
        .hasMessageContaining("Restore the file");
  }

  @Test
  void aRunThatNeverWroteItsRequestIsNoRun() throws IOException {
    Files.createDirectories(folder.resolve("_journal/r"));
    assertThat(files.unfinished()).containsExactly("r");
    assertThat(Journal.open(files, lease, "r")).isEmpty();
  }

  @Test
  void aClosedRunLeavesNothing() throws IOException {
    Journal.begin(files, lease, "r", REQUEST, 0).close();
    Files.createDirectories(folder.resolve("_journal/.half_removed"));
    files.sweep();
    assertThat(folder.resolve("_journal")).isEmptyDirectory();
  }

  @Test
  void attemptsCountSinceTheLastProgress() {
    Journal journal = Journal.begin(files, lease, "r", REQUEST, 0);
    assertThat(journal.resumed()).isEqualTo(1);
    assertThat(journal.resumed()).isEqualTo(2);
    journal.pin("fall", "files", "a");
    assertThat(journal.resumed()).isEqualTo(1);
  }

  @Test
  void aWriterThatWasReplacedAddsNothing() {
    Journal journal = Journal.begin(files, lease, "r", REQUEST, 0);
    clock.advance(Duration.ofMinutes(3));
    try (Lease thief = Lease.take(new LeaseFile(folder), clock)) {
      thief.check();
      assertThatThrownBy(() -> journal.pin("fall", "files", "a")).isInstanceOf(LeaseHeld.class);
      assertThatThrownBy(journal::close).isInstanceOf(LeaseHeld.class);
      assertThat(folder.resolve("_journal/r")).isDirectoryContaining("glob:**000000.json");
    }
  }

  private Path entry(int number) {
    return folder.resolve("_journal/r/%06d.json".formatted(number));
  }
}
