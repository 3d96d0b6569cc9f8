package io.tributary.job.wiring;

import io.tributary.pipeline.profile.ProfileSettings;
import io.tributary.pipeline.silver.SilverSettings;
import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.destination.SuppressionPolicy;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.model.ModelSpec;
import java.time.ZoneId;
import java.util.List;

/**
 * What the jobs of one workspace need to know.
 *
 * @param brand the brand
 * @param zone the zone business days are counted in
 * @param currency the brand's currency
 * @param landing root below which extracts land
 * @param feeds contracts of the active feeds
 * @param identity how identifiers become persons
 * @param definitions tags, audiences, and how segments are cut
 * @param attribution how conversions are credited to touches
 * @param suppression whom nobody contacts
 * @param models what is foretold
 * @param keys the lake's keys
 */
public record LakehouseSettings(
    String brand,
    ZoneId zone,
    String currency,
    String landing,
    List<FeedContract> feeds,
    IdentityRules identity,
    Definitions definitions,
    AttributionSettings attribution,
    SuppressionPolicy suppression,
    List<ModelSpec> models,
    LakeKeys keys) {

  public LakehouseSettings {
    feeds = List.copyOf(feeds);
    models = List.copyOf(models);
  }

  /** The same with other models. */
  public LakehouseSettings withModels(List<ModelSpec> others) {
    return new LakehouseSettings(
        brand,
        zone,
        currency,
        landing,
        feeds,
        identity,
        definitions,
        attribution,
        suppression,
        others,
        keys);
  }

  SilverSettings silver() {
    return new SilverSettings(brand, currency, zone, identity.kindNames());
  }

  ProfileSettings profile() {
    return new ProfileSettings(brand, currency, identity.sourceTrust());
  }
}
