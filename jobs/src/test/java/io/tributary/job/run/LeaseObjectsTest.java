package io.tributary.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.job.lake.S3Settings;
import io.tributary.job.s3.EmbeddedS3;
import io.tributary.job.s3.FaultyProxy;
import io.tributary.job.s3.FaultyProxy.Faults;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeaseObjectsTest {

  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
  private static final Instant PAST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);

  private static EmbeddedS3 s3;

  @BeforeAll
  static void start() throws Exception {
    s3 = EmbeddedS3.start();
  }

  @AfterAll
  static void stop() throws Exception {
    s3.close();
  }

  private static LeasePlace place(String lake, URI endpoint) {
    Configuration configuration = new Configuration(false);
    S3Settings.of(
            EmbeddedS3.settings(endpoint),
            reference -> EmbeddedS3.KEYS.get(reference.substring("env:".length())))
        .forEach(configuration::set);
    return new LeaseObjects("s3a://" + EmbeddedS3.BUCKET + "/" + lake, configuration);
  }

  private static Holder elsewhere(long fence, Instant until) {
    return new Holder("other-" + fence, fence, "elsewhere", 1, PAST, until);
  }

  @Test
  void oneHolderAtATimeAndEveryHolderHasAGreaterNumber() throws Exception {
    LeasePlace place = place("one", s3.endpoint());
    try (Lease first = Lease.take(place, CLOCK)) {
      assertThat(first.fence()).isEqualTo(1);
      first.check();
      assertThatThrownBy(() -> Lease.take(place, CLOCK))
          .isInstanceOf(LeaseHeld.class)
          .hasMessageContaining("is writing this lake");
    }
    try (Lease second = Lease.take(place, CLOCK)) {
      assertThat(second.fence()).isEqualTo(2);
    }
    assertThat(s3.keys()).filteredOn(key -> key.startsWith("one/")).hasSize(1);
  }

  @Test
  void whoeverIsTakenOverFindsOutBeforeItWrites() throws Exception {
    LeasePlace place = place("over", s3.endpoint());
    place.take(before -> elsewhere(1, PAST));
    Lease slow = Lease.take(place, CLOCK);
    place.take(before -> elsewhere(3, FAR));

    assertThatThrownBy(slow::check)
        .isInstanceOf(LeaseHeld.class)
        .hasMessageContaining("taken over");
    slow.close();
    assertThat(place.read()).contains(elsewhere(3, FAR));
    assertThat(place.replace(elsewhere(3, PAST))).isTrue();
  }

  @Test
  void ofManyThatTryAtOnceOneSucceeds() throws Exception {
    List<Callable<Boolean>> takers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      takers.add(() -> {
        try {
          Lease.take(place("many", s3.endpoint()), CLOCK);
          return true;
        } catch (LeaseHeld held) {
          return false;
        }
      });
    }
    ExecutorService threads = Executors.newFixedThreadPool(takers.size());
    int holders = 0;
    for (Future<Boolean> taken : threads.invokeAll(takers)) {
      holders += taken.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(holders).isEqualTo(1);
  }

  @Test
  void aStoreThatIgnoresConditionsIsRefused() throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(s3.endpoint(), new Faults(0, 0, true))) {
      assertThatThrownBy(() -> Lease.take(place("deaf", proxy.endpoint()), CLOCK))
          .hasStackTraceContaining("ignores the condition If-None-Match");
    }
  }

  @Test
  void aDamagedEntryIsNeverTakenForAFreeLease() throws IOException {
    s3.put(
        EmbeddedS3.BUCKET,
        "damaged/_lease/000000000007.json",
        "{".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Lease.take(place("damaged", s3.endpoint()), CLOCK))
        .hasStackTraceContaining("is damaged");
  }
}
