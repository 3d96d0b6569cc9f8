package io.tributary.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobGraphTest {

  private static final TableSpec A = table("gold", "a");
  private static final TableSpec B = table("gold", "b");
  private static final TableSpec C = table("gold", "c");

  @Test
  void jobsStandAfterTheOnesWhoseTablesTheyRead() {
    JobGraph graph = JobGraph.of(List.of(
        job("third", List.of(A, B), List.of(C)),
        job("second", List.of(A), List.of(B)),
        job("first", List.of(), List.of(A))));
    assertThat(graph.jobs()).extracting(Job::name).containsExactly("first", "second", "third");
    assertThat(graph.stages()).hasSize(3);
    assertThat(graph.upstream("third")).containsExactly("first", "second");
    assertThat(graph.downstream("first")).containsExactly("second", "third");
    assertThatThrownBy(() -> graph.downstream("fourth"))
        .hasMessage("There is no job fourth. There are first, second, third.");
  }

  @Test
  void jobsThatNeedNothingOfEachOtherShareAStage() {
    JobGraph graph = JobGraph.of(List.of(
        job("x", List.of(), List.of(A)),
        job("y", List.of(), List.of(B)),
        job("z", List.of(A, B), List.of(C))));
    assertThat(graph.stages())
        .extracting(stage -> stage.stream().map(Job::name).toList())
        .containsExactly(List.of("x", "y"), List.of("z"));
  }

  @Test
  void jobsThatWaitForEachOtherAreRefusedByName() {
    assertThatThrownBy(() -> JobGraph.of(
            List.of(job("x", List.of(A), List.of(B)), job("y", List.of(B), List.of(A)))))
        .hasMessage("Jobs wait for each other: [x, y]. Break the circle.");
  }

  @Test
  void aJobMayReadItsOwnTable() {
    JobGraph graph = JobGraph.of(List.of(job("x", List.of(A), List.of(A))));
    assertThat(graph.upstream("x")).isEmpty();
  }

  @Test
  void aTableHasOneWriterUnlessRowsOfSeveralMeetInIt() {
    assertThatThrownBy(() ->
            JobGraph.of(List.of(job("x", List.of(), List.of(A)), job("y", List.of(), List.of(A)))))
        .hasMessage("Table gold.a is written by x and y. Leave it to one job.");
    TableSpec shared = table("silver", "orders");
    JobGraph graph = JobGraph.of(List.of(
        job("x", List.of(), List.of(shared)),
        job("y", List.of(), List.of(shared)),
        job("z", List.of(shared), List.of(A))));
    assertThat(graph.upstream("z")).containsExactly("x", "y");
  }

  @Test
  void aNameStandsForOneJob() {
    assertThatThrownBy(() ->
            JobGraph.of(List.of(job("x", List.of(), List.of(A)), job("x", List.of(), List.of(B)))))
        .hasMessage("Two jobs are called x.");
  }

  @Test
  void aNightIncludesTheHoursAndNeitherWhatIsAskedForByName() {
    assertThat(Cadence.NIGHTLY.includes(Cadence.HOURLY)).isTrue();
    assertThat(Cadence.HOURLY.includes(Cadence.NIGHTLY)).isFalse();
    assertThat(Cadence.NIGHTLY.includes(Cadence.ON_DEMAND)).isFalse();
    assertThat(Cadence.ofLane("on_demand")).isEmpty();
    assertThat(Cadence.ofLane("hourly")).contains(Cadence.HOURLY);
  }

  @Test
  void aWindowWithoutWidthIsRefused() {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    assertThatThrownBy(() -> new Window(noon, noon))
        .hasMessageContaining("is empty")
        .hasMessageContaining("Give a --to after --from.");
  }

  @Test
  void anUnknownKillPointIsRefused() {
    assertThatThrownBy(() -> KillPoints.at("after-lunch", () -> {}))
        .hasMessageContaining("There is no kill point after-lunch. There are run-started");
  }

  private static Job job(String name, List<TableSpec> reads, List<TableSpec> writes) {
    return new Job(name, Cadence.NIGHTLY, reads, writes, run -> {});
  }

  private static TableSpec table(String database, String name) {
    return TableSpec.of(database, name, "thing", List.of(Field.string("id", "Its id.")), List.of());
  }
}
