package io.tributary.job.alert;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.tributary.job.lineage.ColumnRef;
import io.tributary.job.lineage.Edge;
import io.tributary.job.lineage.LineageGraph;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobVerdict;
import io.tributary.job.run.RunResult;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The jobs of a run as OpenLineage events: a START and a COMPLETE or FAIL each, with the tables
 * read and written, their columns, and what each column is made from. Of extracts the feed stands
 * for the files.
 */
public final class LineageEvents {

  private static final URI PRODUCER = URI.create("https://tributary.io/tributary");

  private final OpenLineage lineage = new OpenLineage(PRODUCER);
  private final String namespace;
  private final LineageGraph graph;

  /**
   * Events in that namespace.
   *
   * @param graph what is known of columns
   */
  public LineageEvents(String namespace, LineageGraph graph) {
    this.namespace = namespace;
    this.graph = graph;
  }

  /**
   * The events of a run's jobs that did something, in the order they ended.
   *
   * @param now the run's clock
   */
  public List<RunEvent> of(RunResult result, Map<String, Job> jobs, Instant now) {
    List<RunEvent> events = new ArrayList<>();
    for (JobVerdict verdict : result.verdicts()) {
      Job job = jobs.get(verdict.job());
      boolean isTold = switch (verdict.outcome()) {
        case SKIPPED_NO_DATA, SKIPPED_UPSTREAM -> false;
        case COMMITTED, FAILED, NOT_READY, BREAKER, CONTRACT -> job != null;
      };
      if (isTold) {
        ZonedDateTime end = now.atZone(ZoneOffset.UTC);
        events.add(event(RunEvent.EventType.START, result.runId(), job, end.minus(verdict.took())));
        events.add(event(
            verdict.outcome().isGood() ? RunEvent.EventType.COMPLETE : RunEvent.EventType.FAIL,
            result.runId(),
            job,
            end));
      }
    }
    return events;
  }

  private RunEvent event(RunEvent.EventType type, String runId, Job job, ZonedDateTime at) {
    UUID run = UUID.nameUUIDFromBytes(
        (namespace + "|" + runId + "|" + job.name()).getBytes(StandardCharsets.UTF_8));
    return lineage
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(at)
        .run(lineage.newRunBuilder().runId(run).build())
        .job(lineage.newJobBuilder().namespace(namespace).name(job.name()).build())
        .inputs(inputs(job))
        .outputs(job.writes().stream().map(this::output).toList())
        .build();
  }

  private List<InputDataset> inputs(Job job) {
    List<String> names = new ArrayList<>(job.reads().stream().map(TableSpec::id).toList());
    if (job.name().startsWith("ingest.")) {
      names.add("feed." + job.name().substring("ingest.".length()));
    }
    return names.stream()
        .map(name ->
            lineage.newInputDatasetBuilder().namespace(namespace).name(name).build())
        .toList();
  }

  private OutputDataset output(TableSpec table) {
    return lineage
        .newOutputDatasetBuilder()
        .namespace(namespace)
        .name(table.id())
        .facets(lineage
            .newDatasetFacetsBuilder()
            .schema(lineage.newSchemaDatasetFacet(
                table.columns().stream().map(this::field).toList()))
            .columnLineage(columns(table))
            .build())
        .build();
  }

  private OpenLineage.SchemaDatasetFacetFields field(Field field) {
    return lineage
        .newSchemaDatasetFacetFieldsBuilder()
        .name(field.name())
        .type(field.type().catalogString())
        .description(field.says())
        .build();
  }

  private OpenLineage.ColumnLineageDatasetFacet columns(TableSpec table) {
    var fields = lineage.newColumnLineageDatasetFacetFieldsBuilder();
    Map<String, List<OpenLineage.InputField>> sources = new TreeMap<>();
    for (Field field : table.columns()) {
      for (Edge edge : graph.up(new ColumnRef(table.id(), field.name()))) {
        sources
            .computeIfAbsent(field.name(), any -> new ArrayList<>())
            .add(lineage
                .newInputFieldBuilder()
                .namespace(namespace)
                .name(edge.from().table())
                .field(edge.from().column())
                .build());
      }
    }
    sources.forEach((name, inputs) -> fields.put(
        name,
        lineage
            .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
            .inputFields(inputs)
            .build()));
    return lineage.newColumnLineageDatasetFacetBuilder().fields(fields.build()).build();
  }
}
