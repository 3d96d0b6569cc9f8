package io.tributary.job.workspace;

import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.calendar.CalendarFile;
import io.tributary.schema.calendar.MarketingCalendar;
import io.tributary.schema.contract.FeedChecks;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedFile;
import io.tributary.schema.contract.FeedLibrary;
import io.tributary.schema.contract.Lane;
import io.tributary.schema.contract.StandardSchema;
import io.tributary.schema.destination.Destinations;
import io.tributary.schema.governance.Governance;
import io.tributary.schema.governance.GovernanceFile;
import io.tributary.schema.identity.IdentityFile;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.quality.QualityFile;
import io.tributary.schema.quality.QualityRules;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Loads workspaces. */
public final class Workspaces {

  private Workspaces() {}

  /**
   * The workspace in a folder, checked whole; no key, lake or extract is touched.
   *
   * @param environment the one of tributary.yaml's environments whose settings apply
   * @throws WorkspaceProblems when something is wrong; it tells everything that is
   */
  public static Workspace load(Path root, Optional<String> environment, Overrides overrides) {
    Problems problems = new Problems();
    WorkspaceFiles files = new WorkspaceFiles(root, problems);
    Optional<YamlNode> settings = settings(files, problems);
    Collection<FeedFile> feeds = FeedFiles.of(files, settings, problems);
    Map<String, Lane> lanes = FeedLanes.of(settings, feeds, problems);
    IdentityRules identity = identity(files, feeds, problems);
    Settings read = new SettingsReader(root, environment, overrides, problems).read(settings);
    FeedChecks checks =
        new FeedChecks(new StandardiserTypes(read.zone()), identity.kindNames(), problems);
    feeds.forEach(checks::check);
    Definitions definitions = DefinitionFolders.of(files, settings, problems);
    AttributionSettings attribution = AttributionFiles.of(files, problems);
    Destinations destinations =
        DestinationFiles.of(files, definitions, identity.kindNames(), problems);
    List<ModelSpec> models =
        ModelFiles.of(files, settings, feeds.stream().map(FeedFile::contract).toList(), problems);
    QualityRules quality = quality(files, feeds, new StandardiserTypes(read.zone()), problems);
    Governance governance = files
        .text("governance.yaml")
        .map(text -> GovernanceFile.read(
            "governance.yaml",
            text,
            feeds.stream().map(feed -> feed.contract().feed()).toList(),
            problems))
        .orElseGet(GovernanceFile::shipped);
    AirflowSettings airflow = AirflowFiles.read(files, environment, problems);
    FeedTestFiles.own(files, feeds.stream().map(FeedFile::contract).toList(), problems);
    if (problems.count() > 0) {
      throw new WorkspaceProblems(problems.all());
    }
    return new Workspace(
        root,
        environment,
        read.brand(),
        read.zone(),
        read.currency(),
        read.lake(),
        read.landing(),
        read.store(),
        read.keys(),
        feeds.stream()
            .map(feed -> FeedFiles.scoped(feed.contract(), read.brand()))
            .map(contract -> contract.in(lanes.getOrDefault(contract.feed(), contract.lane())))
            .toList(),
        identity,
        definitions,
        attribution,
        destinations,
        models,
        quality,
        governance,
        RecipeBook.of(files, feeds, definitions),
        airflow,
        read.alerts(),
        read.events());
  }

  private static Optional<YamlNode> settings(WorkspaceFiles files, Problems problems) {
    Optional<String> text = files.text("tributary.yaml");
    if (text.isEmpty() && problems.count() == 0) {
      problems.add(
          "tributary.yaml",
          1,
          "There is no such file in " + files.root()
              + ", so it is no workspace. Name another folder with -w, or write one with: tributary"
              + " init DIR");
    }
    Optional<YamlNode> root =
        text.flatMap(yaml -> YamlFiles.parse("tributary.yaml", yaml, problems));
    root.ifPresent(node -> WorkspaceShape.WORKSPACE.check(node, problems));
    return root;
  }

  private static IdentityRules identity(
      WorkspaceFiles files, Collection<FeedFile> feeds, Problems problems) {
    List<String> known = new ArrayList<>(FeedLibrary.names());
    feeds.forEach(feed -> known.add(feed.contract().feed()));
    String text = files.text("identity.yaml").orElseGet(Workspaces::shippedIdentity);
    return IdentityFile.read(
        "identity.yaml", text, known, feeds.stream().map(FeedFile::contract).toList(), problems);
  }

  private static QualityRules quality(
      WorkspaceFiles files,
      Collection<FeedFile> feeds,
      StandardiserTypes types,
      Problems problems) {
    MarketingCalendar calendar = files
        .text("calendar.yaml")
        .map(text -> CalendarFile.read("calendar.yaml", text, problems))
        .orElseGet(CalendarFile::shipped);
    return files
        .text("quality.yaml")
        .map(text -> QualityFile.read("quality.yaml", text, views(feeds, types), problems))
        .orElseGet(QualityFile::shipped)
        .in(calendar);
  }

  /** The columns rules see, by feed; one whose standardiser is unknown is of no type. */
  private static Map<String, StructType> views(
      Collection<FeedFile> feeds, StandardiserTypes types) {
    return feeds.stream()
        .map(FeedFile::contract)
        .collect(Collectors.toMap(
            FeedContract::feed,
            contract -> StandardSchema.of(contract, call -> {
              try {
                return types.typeOf(call);
              } catch (IllegalArgumentException noted) {
                return DataTypes.NullType;
              }
            })));
  }

  private static String shippedIdentity() {
    try (InputStream bytes = IdentityFile.class.getResourceAsStream("/identity.yaml")) {
      if (bytes == null) {
        throw new IllegalStateException("The product is damaged: it lacks /identity.yaml.");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
