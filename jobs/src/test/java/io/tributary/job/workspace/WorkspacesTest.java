package io.tributary.job.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.attribution.AttributionWindow;
import io.tributary.schema.attribution.ChannelRule;
import io.tributary.schema.contract.ColumnSpec.IdentifierRole;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.identity.IdentifierKind.SharedWhen;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspacesTest {

  private static final String SETTINGS = """
      brand: acme
      zone: Asia/Shanghai
      currency: CNY
      lake: lake
      landing: s3a://extracts/acme
      keys: generated
      feeds: [pos_receipts]
      environments:
        prod: {lake: /srv/lake}
        live:
          keys: {token: "env:TOKEN", data: {k1: "env:DATA", k2: "file:k2.key"}, active: k2}
      """;

  private static final String MODEL = """
      model: purchase_60d
      says: Will the customer buy again within 60 days?
      predicts: {label: purchase, within-days: 60}
      """;

  @TempDir
  Path root;

  @Test
  void aWorkspaceIsItsSettingsItsFeedsAndTheShippedIdentityRules() throws IOException {
    write("tributary.yaml", SETTINGS);

    Workspace workspace = load(Optional.empty());

    assertThat(workspace.brand()).isEqualTo("acme");
    assertThat(workspace.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(workspace.lake()).isEqualTo(root.resolve("lake").toString());
    assertThat(workspace.landing()).isEqualTo("s3a://extracts/acme");
    assertThat(workspace.keys()).isInstanceOf(KeySource.Generated.class);
    assertThat(workspace.feeds()).extracting(FeedContract::feed).containsExactly("pos_receipts");
    assertThat(workspace.identity().kindNames()).startsWith("phone", "unionid").endsWith("cookie");
    assertThat(workspace.identity().kind("cookie").orElseThrow().sharedWhen())
        .map(SharedWhen::of)
        .get()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .as("all stronger kinds")
        .hasSize(15);
    assertThat(workspace.identity().blocklist().blocks("phone", "+8613800138000"))
        .isTrue();
    assertThat(workspace.identity().blocklist().blocks("phone", "+8613712345678"))
        .isFalse();
  }

  @Test
  void theWordBrandStandsForTheBrandOfTheRows() throws IOException {
    write("tributary.yaml", SETTINGS);

    assertThat(load(Optional.empty())
            .feeds()
            .get(0)
            .column("member_card")
            .orElseThrow()
            .identifier())
        .contains(new IdentifierRole("member_id", Optional.of("acme"), Optional.empty()));
  }

  @Test
  void attributionIsAsShippedUnlessTheWorkspaceSaysOtherwise() throws IOException {
    write("tributary.yaml", SETTINGS);

    assertThat(load(Optional.empty()).attribution()).isEqualTo(AttributionSettings.shipped());

    write("attribution.yaml", "windows: [{window: own, click: 3d}]\n");
    write(
        "channel-groups.yaml",
        "{version: 2, rules: [{rule: tv, group: TV, when: source = 'tv'}]}\n");
    AttributionSettings own = load(Optional.empty()).attribution();
    assertThat(own.windows()).extracting(AttributionWindow::name).containsExactly("own");
    assertThat(own.rules()).extracting(ChannelRule::id).startsWith("tv@2", "sms@1");
  }

  @Test
  void mistakesInAttributionAreToldWithTheOthers() throws IOException {
    write("tributary.yaml", SETTINGS);
    write("attribution.yaml", "direct: kep\n");
    write(
        "channel-groups.yaml",
        "version: 2\nrules:\n  - {rule: tv, group: TV, when: platfrom = 'tv'}\n");

    assertThatThrownBy(() -> load(Optional.empty()))
        .hasMessageContaining("attribution.yaml:1: direct of attribution is 'kep'. Expected is one"
            + " of keep, drop-if-not-all, drop-tail. Did you mean 'keep'?")
        .hasMessageContaining("channel-groups.yaml:3: when: There is no column 'platfrom' here. Did"
            + " you mean 'platform'?");
  }

  @Test
  void ordersAreEnoughForTheUsualModelUnlessTheWorkspaceSaysWhichOnes() throws IOException {
    write("tributary.yaml", SETTINGS);
    assertThat(models()).containsExactly("purchase_30d");

    write("tributary.yaml", SETTINGS + "models: []\n");
    assertThat(models()).isEmpty();

    write("tributary.yaml", SETTINGS.replace("pos_receipts", "crm_members"));
    assertThat(models()).as("no orders").isEmpty();

    write("models/own.yaml", MODEL);
    assertThat(models()).containsExactly("purchase_60d");

    write("tributary.yaml", SETTINGS + "models: [purchase_30d]\n");
    assertThat(models()).containsExactly("purchase_30d", "purchase_60d");
  }

  @Test
  void aModelOfTheWorkspaceStandsInPlaceOfTheLibrarysOfThatName() throws IOException {
    write("tributary.yaml", SETTINGS + "models: [purchase_30d]\n");
    write("models/own.yaml", MODEL.replace("purchase_60d", "purchase_30d"));

    assertThat(load(Optional.empty()).models()).singleElement().satisfies(model -> {
      assertThat(model.model()).isEqualTo("purchase_30d");
      assertThat(model.labelDays()).isEqualTo(60);
    });
  }

  @Test
  void anUnknownModelAndTwoOfOneNameAreTold() throws IOException {
    write("tributary.yaml", SETTINGS + "models: [purchase_30]\n");
    write("models/a.yaml", MODEL);
    write("models/b.yaml", MODEL);

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "tributary.yaml:12: models holds 'purchase_30', which is no model of the library. Did"
                + " you mean 'purchase_30d'? Own ones go into models/.",
            "models/b.yaml:1: model purchase_60d is described in models/a.yaml too. Keep one of the"
                + " files, or rename one model.");
  }

  @Test
  void aRootOnTheCommandLineIsRelativeToTheCurrentFolder() throws IOException {
    write("tributary.yaml", SETTINGS);
    Overrides typed = new Overrides(Optional.of("target/../lakes/a"), Optional.of("s3a://b/c"));

    Workspace workspace = Workspaces.load(root, Optional.empty(), typed);

    assertThat(workspace.lake()).isEqualTo(Path.of("lakes/a").toAbsolutePath().toString());
    assertThat(workspace.landing()).isEqualTo("s3a://b/c");
  }

  @Test
  void anEnvironmentChangesWhatItNames() throws IOException {
    write("tributary.yaml", SETTINGS);

    Workspace live = load(Optional.of("live"));

    assertThat(live.lake()).isEqualTo(root.resolve("lake").toString());
    assertThat(live.keys())
        .isEqualTo(new KeySource.Referenced(
            new KeySource.Reference.Variable("TOKEN"),
            Map.of(
                "k1", new KeySource.Reference.Variable("DATA"),
                "k2", new KeySource.Reference.SecretFile(root.resolve("k2.key"))),
            "k2"));
  }

  @Test
  void productionRefusesGeneratedKeys() throws IOException {
    write("tributary.yaml", SETTINGS);

    assertThatThrownBy(() -> load(Optional.of("prod")))
        .isInstanceOf(WorkspaceProblems.class)
        .hasMessage(
            "tributary.yaml:6: keys are generated in environment prod, where losing a folder"
                + " would lose the lake. Refer to kept ones: keys: {token: \"env:NAME\", data: {k1:"
                + " \"env:NAME\"}, active: k1}.");
  }

  @Test
  void anEnvironmentThatIsNotThereIsToldWithTheOneMeant() throws IOException {
    write("tributary.yaml", SETTINGS);

    assertThatThrownBy(() -> load(Optional.of("prd")))
        .hasMessage("tributary.yaml:9: There is no environment 'prd'. Did you mean 'prod'?");
  }

  @Test
  void aFolderWithoutSettingsIsNoWorkspace() {
    assertThatThrownBy(() -> load(Optional.empty()))
        .hasMessageStartingWith("tributary.yaml:1: There is no such file in " + root)
        .hasMessageEndingWith("write one with: tributary init DIR");
  }

  @Test
  void aFeedOfTheWorkspaceReplacesTheLibrarysOfThatName() throws IOException {
    write("tributary.yaml", SETTINGS);
    write("feeds/mine.yaml", """
        feed: pos_receipts
        version: 7
        says: Ours.
        source: {format: csv, path: "ours/*"}
        key: [id]
        columns: [{name: id}]
        to: []
        """);

    assertThat(load(Optional.empty()).feeds()).extracting(FeedContract::version).containsExactly(7);
  }

  @Test
  void tenPlantedMistakesAreToldAtOnceEachWithItsLineAndItsCure() throws IOException {
    plantMistakes();

    assertThat(problems())
        .containsExactly(
            "feeds/visits.yaml:5: key holds 'visit_id', which is no column. Known are: _file_day,"
                + " _ingested_at, at, id, page, phone, seconds.",
            "feeds/visits.yaml:6: feed contract has the unknown key 'colums'. Did you mean"
                + " 'columns'?",
            "feeds/visits.yaml:8: standardise of column id: There is no standardiser 'txt'. Did you"
                + " mean 'text'?",
            "feeds/visits.yaml:9: column phone is an identifier of kind 'phnoe', which identity.yaml"
                + " does not have. Did you mean 'phone'?",
            "feeds/visits.yaml:11: on-failure of column seconds is 'softly'. Expected is one of"
                + " quarantine, soft. Did you mean 'soft'?",
            "feeds/visits.yaml:14: rule positive: There is no column 'secnds' here. Did you mean"
                + " 'seconds'?",
            "feeds/visits.yaml:15: rule counted gives bigint. Expected is a condition that is true or"
                + " false, such as amount > 0.",
            "feeds/visits.yaml:19: select of silver.events lacks occurred_at, which the table"
                + " requires. Add an expression for each.",
            "feeds/visits.yaml:21: event of silver.events: There is no function 'lowr'. Did you mean"
                + " 'lower'?",
            "feeds/visits.yaml:23: dwell_seconds of silver.events gives string, but the table keeps"
                + " bigint. Cast it, or standardise the column it is from.",
            "identity.yaml:2: shared-when of phone counts 'member', which is no identifier kind."
                + " Known are: phone.",
            "tributary.yaml:2: zone is 'Asia/Shanhai', which is no time zone. Write one like"
                + " Asia/Shanghai. Did you mean 'Asia/Shanghai'?",
            "tributary.yaml:3: currency is 'RMB', which is no ISO 4217 code. Write one like CNY. Did"
                + " you mean 'CNY'?",
            "tributary.yaml:7: feeds holds 'pos_receipt', which is neither in the library nor in"
                + " feeds/. Did you mean 'pos_receipts'?");
  }

  @Test
  void theStarterIsAWorkspaceWithoutFault() throws IOException {
    WorkspaceScaffold.write(root);

    assertThat(load(Optional.empty()).feeds())
        .extracting(FeedContract::feed)
        .containsExactly("orders");
    assertThat(load(Optional.of("prod")).keys()).isInstanceOf(KeySource.Referenced.class);
    assertThat(root.resolve(".gitignore")).content().contains(".keys/");
  }

  @Test
  void theStarterOverwritesNothing() throws IOException {
    WorkspaceScaffold.write(root);

    assertThatThrownBy(() -> WorkspaceScaffold.write(root))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot write a workspace to " + root + ": it has a tributary.yaml already. Name"
                + " an empty folder, or edit that workspace.");
  }

  @Test
  void theExampleWorkspacesAreWithoutFault() {
    for (String example : List.of("../sample-data/workspace", "../docs/examples/online-retail")) {
      assertThat(load(Path.of(example), Optional.empty()).feeds()).as(example).isNotEmpty();
    }
  }

  private void plantMistakes() throws IOException {
    write("tributary.yaml", """
        brand: acme
        zone: Asia/Shanhai
        currency: RMB
        lake: lake
        landing: landing
        keys: generated
        feeds: [pos_receipt]
        """);
    write("identity.yaml", """
        kinds:
          - {kind: phone, limit: 3, shared-when: {more-than: 3, of: [member]}}
        """);
    write("feeds/visits.yaml", """
        feed: visits
        version: 1
        says: Visits of the site.
        source: {format: csv, path: "visits/dt=*/*.csv"}
        key: [visit_id]
        colums: []
        columns:
          - {name: id, standardise: txt}
          - {name: phone, standardise: phone, identifier: phnoe}
          - {name: at, standardise: timestamp}
          - {name: seconds, standardise: integer, on-failure: softly}
          - {name: page}
        rules:
          - {id: positive, row: "secnds > 0", column: seconds}
          - {id: counted, row: "seconds + 1"}
        to:
          - table: silver.events
            select:
              event_id: page
              channel: "'web'"
              event: lowr(page)
              page: page
              dwell_seconds: page
        """);
  }

  private List<String> problems() {
    return catchThrowableOfType(WorkspaceProblems.class, () -> load(Optional.empty()))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  private List<String> models() {
    return load(Optional.empty()).models().stream().map(ModelSpec::model).toList();
  }

  private Workspace load(Optional<String> environment) {
    return load(root, environment);
  }

  private static Workspace load(Path folder, Optional<String> environment) {
    return Workspaces.load(folder, environment, Overrides.NONE);
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
