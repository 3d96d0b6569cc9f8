package io.tributary.job.workspace;

import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.destination.Destinations;
import io.tributary.schema.destination.ObjectStore;
import io.tributary.schema.governance.Governance;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.quality.QualityRules;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a brand says about its data.
 *
 * @param root the folder
 * @param environment the environment whose settings apply, where one was asked for
 * @param brand the brand of rows whose feed names none
 * @param zone the zone business days are counted in
 * @param currency ISO 4217 code of amounts that carry none
 * @param lake root of the tables: a path or s3a://
 * @param landing root below which extracts land: a path or s3a://
 * @param store how buckets are reached, where the workspace says so
 * @param keys where the lake's keys come from
 * @param feeds contracts of the active feeds, by name
 * @param identity how identifiers become persons
 * @param definitions tags, audiences, and how segments are cut
 * @param attribution how conversions are credited to touches
 * @param destinations where audiences go, and whom nobody contacts
 * @param models what is foretold, by name
 * @param quality what is checked before a table is published
 * @param governance who answers for tables and how long rows are kept
 * @param recipes what each job works by
 * @param airflow the server that runs the jobs, and how
 * @param alerts who is told of runs that went wrong
 * @param events where OpenLineage events of runs go
 */
public record Workspace(
    Path root,
    Optional<String> environment,
    String brand,
    ZoneId zone,
    String currency,
    String lake,
    String landing,
    Optional<ObjectStore> store,
    KeySource keys,
    List<FeedContract> feeds,
    IdentityRules identity,
    Definitions definitions,
    AttributionSettings attribution,
    Destinations destinations,
    List<ModelSpec> models,
    QualityRules quality,
    Governance governance,
    RecipeBook recipes,
    AirflowSettings airflow,
    List<AlertTarget> alerts,
    Optional<LineageTarget> events) {

  public Workspace {
    feeds = List.copyOf(feeds);
    models = List.copyOf(models);
    alerts = List.copyOf(alerts);
  }
}
