package io.tributary.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schema.testkit.FixedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

  private final FixedClock clock = FixedClock.at("2026-03-01T10:00:00Z");

  @TempDir
  private Path folder;

  @Test
  void aLakeHasOneWriter() {
    try (Lease first = Lease.take(new LeaseFile(folder), clock)) {
      first.check();
      assertThatThrownBy(() -> Lease.take(new LeaseFile(folder), clock))
          .isInstanceOf(LeaseHeld.class)
          .hasMessageContaining("Process " + ProcessHandle.current().pid())
          .hasMessageContaining("until 2026-03-01T10:02:00Z");
    }
  }

  @Test
  void theFencingNumberGrowsWithEveryHolder() {
    Lease first = Lease.take(new LeaseFile(folder), clock);
    first.close();
    try (Lease second = Lease.take(new LeaseFile(folder), clock)) {
      assertThat(second.fence()).isEqualTo(first.fence() + 1);
    }
  }

  @Test
  void aHolderThatDidNotRenewIsReplacedAndLearnsOfIt() {
    Lease stolen = Lease.take(new LeaseFile(folder), clock);
    clock.advance(Duration.ofMinutes(3));
    try (Lease thief = Lease.take(new LeaseFile(folder), clock)) {
      thief.check();
      assertThatThrownBy(stolen::check)
          .isInstanceOf(LeaseHeld.class)
          .hasMessageContaining("was taken over by another process");
      stolen.close();
      thief.check();
    }
  }

  @Test
  void aHolderWhoseProcessIsDeadIsReplacedAtOnce() throws Exception {
    Process process = new ProcessBuilder("true").start();
    Holder dead = new Holder(
        "gone",
        41,
        here().host(),
        process.pid(),
        clock.instant(),
        Instant.parse("2099-01-01T00:00:00Z"));
    process.waitFor();
    new LeaseFile(folder).write(dead);
    try (Lease lease = Lease.take(new LeaseFile(folder), clock)) {
      assertThat(lease.fence()).isEqualTo(42);
    }
  }

  @Test
  void aNumberUsedAgainByAnotherProcessIsNotTakenForTheHolder() throws IOException {
    Holder before = new Holder(
        "gone",
        1,
        here().host(),
        here().pid(),
        here().started().minusSeconds(60),
        Instant.parse("2099-01-01T00:00:00Z"));
    new LeaseFile(folder).write(before);
    try (Lease lease = Lease.take(new LeaseFile(folder), clock)) {
      assertThat(lease.fence()).isEqualTo(2);
    }
  }

  @Test
  void aHolderOnAnotherMachineIsWaitedForUntilItsLeaseExpires() throws IOException {
    new LeaseFile(folder)
        .write(new Holder(
            "far", 1, "elsewhere", 1, clock.instant(), clock.instant().plusSeconds(5)));
    assertThatThrownBy(() -> Lease.take(new LeaseFile(folder), clock))
        .isInstanceOf(LeaseHeld.class)
        .hasMessageContaining("on elsewhere");
    clock.advance(Duration.ofSeconds(5));
    Lease.take(new LeaseFile(folder), clock).close();
  }

  @Test
  void aDamagedLeaseIsNeverTakenForAFreeOne() throws IOException {
    Files.writeString(folder.resolve("_lease"), "");
    assertThatThrownBy(() -> Lease.take(new LeaseFile(folder), clock))
        .hasStackTraceContaining("is damaged");
  }

  @Test
  void theLeaseLiesInTheLakeWhereOneCanBeTaken() {
    Configuration usual = new Configuration(false);
    assertThatThrownBy(() -> RunnerSettings.forLake("hdfs://host/lake", usual))
        .hasMessageContaining("hdfs://host/lake")
        .hasMessageContaining("in a bucket, s3a://");
    assertThat(RunnerSettings.forLake("/lake", usual).lease()).hasToString("/lake/_lease");
    assertThat(RunnerSettings.forLake("file:///lake", usual).lease()).hasToString("/lake/_lease");
  }

  private Holder here() {
    return Holder.here("here", 1, clock.instant());
  }
}
