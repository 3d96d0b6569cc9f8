package io.tributary.job.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tributary identity}: looks into OneID. */
@Command(
    name = "identity",
    description = "Look into OneID, measure it, and decide where it errs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      IdentityVerb.Stats.class,
      IdentityExplainVerb.class,
      IdentityWhyNotVerb.class,
      IdentityDecideVerb.Merge.class,
      IdentityDecideVerb.Split.class,
      IdentityDecideVerb.Pin.class,
      IdentityEvaluateVerb.class
    })
final class IdentityVerb implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }

  /** {@code tributary identity stats}: sizes, the biggest persons, what was not linked and why. */
  @Command(
      name = "stats",
      description = "Cluster sizes, biggest persons, shared identifiers, refused links, merges.",
      mixinStandardHelpOptions = true)
  static final class Stats implements Callable<Integer> {

    @Mixin
    private WorkspaceOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      try (OpenWorkspace open = OpenWorkspace.open(options)) {
        Map<String, Dataset<Row>> parts = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : queries().entrySet()) {
          parts.put(query.getKey(), open.query(query.getValue()));
        }
        RowTable.printAll(new Output(spec.commandLine().getOut()), parts, options.isJson());
        return ExitCode.OK.code();
      }
    }

    private static Map<String, String> queries() {
      Map<String, String> queries = new LinkedHashMap<>();
      queries.put(
          "identifiers",
          "select kind, class, count(*) as identifiers from identity.identifiers"
              + " group by kind, class order by kind, class");
      queries.put(
          "persons", "select status, count(*) as persons from identity.persons group by status");
      queries.put(
          "cluster_sizes",
          "select identifier_count as identifiers, count(*) as persons from identity.persons"
              + " where status = 'ACTIVE' group by identifier_count order by identifier_count");
      queries.put(
          "biggest",
          "select one_id, identifier_count, link_count, first_seen from identity.persons"
              + " where status = 'ACTIVE' order by identifier_count desc, one_id limit 10");
      queries.put(
          "shared",
          "select kind, class_reason, count(*) as identifiers from identity.identifiers"
              + " where class <> 'PERSON' group by kind, class_reason"
              + " order by identifiers desc, kind, class_reason limit 20");
      queries.put(
          "suppressed_links",
          "select state_reason, count(*) as links from identity.links where state <> 'ACTIVE'"
              + " group by state_reason order by state_reason");
      queries.put(
          "merges_and_splits",
          "select to_date(occurred_at) as day, kind, count(*) as events"
              + " from identity.merge_events group by 1, 2 order by 1, 2");
      return queries;
    }
  }
}
