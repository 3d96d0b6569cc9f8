package io.tributary.job.cli;

import io.tributary.job.publish.DeliveryLinks;
import io.tributary.job.publish.PublishJobs;
import io.tributary.job.publish.PublishPreview;
import io.tributary.job.publish.PublishSettings;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.table.Consents;
import io.tributary.schema.table.Suppressions;
import io.tributary.schema.yaml.DidYouMean;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tributary publish}: consents and suppressions as of now, then the deliveries; or what they
 * would be.
 */
@Command(
    name = "publish",
    description = "Deliver audiences to destinations, or show what would leave (--dry-run).",
    mixinStandardHelpOptions = true)
final class PublishVerb implements Callable<Integer> {

  private static final List<String> COLUMNS = List.of(
      "destination",
      "audience",
      "verdict",
      "members",
      "suppressed",
      "no consent",
      "no identifier",
      "rejected",
      "duplicates",
      "rows",
      "added",
      "removed",
      "kept");

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "DESTINATION",
      arity = "0..1",
      description = "One destination of destinations.yaml; all of them by default.",
      defaultValue = "")
  private String chosen;

  @Option(names = "--dry-run", description = "Count what would leave; write nothing.")
  private boolean isDryRun;

  @Option(
      names = "--allow-change",
      description = "Deliver however much has changed since the last delivery.")
  private boolean isAnyChangeAllowed;

  @Option(
      names = "--links",
      paramLabel = "HOURS",
      description = "Also print addresses of the files that work so long without credentials.")
  private Optional<Integer> linkHours = Optional.empty();

  @Option(names = "--now", defaultValue = "", description = "The run's clock.")
  private String now;

  @Override
  public Integer call() throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Output output = new Output(spec.commandLine().getOut());
      List<Destination> destinations = destinations(open.publishing());
      Instant clock = Times.now(now, open.zone());
      return isDryRun
          ? preview(open, output, destinations, clock)
          : publish(open, output, destinations, clock);
    }
  }

  private List<Destination> destinations(PublishSettings settings) {
    List<Destination> all = settings.destinations();
    List<Destination> named = all.stream()
        .filter(one -> chosen.isEmpty() || chosen.equals(one.name()))
        .toList();
    if (named.isEmpty()) {
      List<String> names = all.stream().map(Destination::name).toList();
      throw new IllegalArgumentException(
          chosen.isEmpty()
              ? "The workspace has no destinations. Describe one in destinations.yaml."
              : "There is no destination '" + chosen + "'. " + DidYouMean.hint(chosen, names));
    }
    return named;
  }

  private int preview(
      OpenWorkspace open, Output output, List<Destination> destinations, Instant clock) {
    List<PublishPreview> previews = destinations.stream()
        .flatMap(one -> PublishPreview.of(one, open.publishing(), open.released(), clock).stream())
        .toList();
    if (options.isJson()) {
      output.json(previews);
    } else {
      output.table(COLUMNS, previews.stream().map(PublishVerb::cells).toList());
    }
    return ExitCode.OK.code();
  }

  private static List<String> cells(PublishPreview preview) {
    List<String> cells =
        new ArrayList<>(List.of(preview.destination(), preview.audience(), preview.verdict()));
    List.of(
            preview.members(),
            preview.suppressed(),
            preview.noConsent(),
            preview.noIdentifier(),
            preview.rejected(),
            preview.duplicates(),
            preview.rows(),
            preview.added(),
            preview.removed(),
            preview.kept())
        .forEach(count -> cells.add(count.toString()));
    return cells;
  }

  private int publish(
      OpenWorkspace open, Output output, List<Destination> destinations, Instant clock)
      throws Exception {
    Set<String> jobs = new LinkedHashSet<>(List.of(Consents.TABLE.id(), Suppressions.TABLE.id()));
    destinations.forEach(one -> jobs.add(PublishJobs.name(one)));
    PublishJobs deliveries = PublishJobs.of(open.publishing());
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    Window window = new Window(clock.minus(Duration.ofDays(1)), clock);
    RunResult result = open.runner(
            Runtime.getRuntime().availableProcessors(),
            progress,
            isAnyChangeAllowed ? deliveries.allowingAnyChange() : deliveries,
            List.of())
        .run(new RunRequest("nightly", window, clock, 0).in(open.zone()).only(jobs));
    Dataset<Row> made = open.query("select destination, audience_id, status, message, members,"
        + " suppressed, no_consent, no_identifier, rejected, rejections, duplicates, rows, added,"
        + " removed, kept, delivery_id, location from ops.exports where run_id = '"
        + result.runId() + "' order by destination, audience_id");
    tell(output, result, made, links(open.publishing(), destinations));
    boolean isRefused = made.where("status = 'refused'").count() > 0;
    return result.exitCode() == 0 && isRefused ? ExitCode.BREAKER.code() : result.exitCode();
  }

  private void tell(
      Output output, RunResult result, Dataset<Row> made, Map<String, List<String>> links)
      throws IOException {
    if (options.isJson()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("run_id", result.runId());
      document.put("exit_code", result.exitCode());
      List<Object> deliveries = new ArrayList<>();
      for (String row : made.toJSON().collectAsList()) {
        deliveries.add(Output.parsed(row));
      }
      document.put("deliveries", deliveries);
      document.put("links", links);
      output.json(document);
      return;
    }
    RunReport.print(output, false, result);
    RowTable.print(output, made);
    links.forEach((audience, addresses) -> {
      output.line(audience);
      addresses.forEach(address -> output.line("  " + address));
    });
  }

  /** By destination and audience; none unless asked for. */
  private Map<String, List<String>> links(PublishSettings settings, List<Destination> destinations)
      throws IOException {
    Map<String, List<String>> links = new LinkedHashMap<>();
    if (linkHours.isEmpty()) {
      return links;
    }
    for (Destination destination : destinations) {
      for (String audience : destination.audiences()) {
        links.put(
            destination.name() + "/" + audience,
            DeliveryLinks.of(destination, settings, audience, Duration.ofHours(linkHours.get())));
      }
    }
    return links;
  }
}
