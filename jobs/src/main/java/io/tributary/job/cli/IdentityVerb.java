package io.tributary.job.cli;

import io.tributary.job.wiring.PersonLinks;
import io.tributary.schema.table.Aliases;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.Links;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
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
      IdentityDecideVerb.Erase.class,
      IdentityWhatIfVerb.class,
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

    private static final StructType BRIDGES = new StructType()
        .add("one_id", DataTypes.StringType)
        .add("link_id", DataTypes.StringType)
        .add("a", DataTypes.StringType)
        .add("b", DataTypes.StringType)
        .add("identifiers_on_one_side", DataTypes.IntegerType)
        .add("on_the_other", DataTypes.IntegerType);

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
        parts.put("bridges", bridges(open, parts.get("biggest")));
        RowTable.printAll(new Output(spec.commandLine().getOut()), parts, options.isJson());
        return ExitCode.OK.code();
      }
    }

    /** The links that alone hold the biggest persons together, three of each. */
    private static Dataset<Row> bridges(OpenWorkspace open, Dataset<Row> biggest) {
      List<Row> rows = new ArrayList<>();
      for (Row person : biggest.collectAsList()) {
        String oneId = person.getAs("one_id");
        PersonLinks links = PersonLinks.of(
            open.released().apply(Identifiers.TABLE),
            open.released().apply(Aliases.TABLE),
            open.released().apply(Links.TABLE),
            oneId);
        links.bridges().stream()
            .filter(bridge -> bridge.part() > 1)
            .limit(3)
            .forEach(bridge -> rows.add(RowFactory.create(
                oneId,
                bridge.edge().linkId(),
                bridge.edge().a(),
                bridge.edge().b(),
                bridge.part(),
                bridge.rest())));
      }
      return open.lake().session().createDataFrame(rows, BRIDGES);
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
