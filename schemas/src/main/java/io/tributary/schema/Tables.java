package io.tributary.schema;

import io.tributary.schema.table.AdPerformance;
import io.tributary.schema.table.Aliases;
import io.tributary.schema.table.AttributionChannel;
import io.tributary.schema.table.AttributionCredits;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Audiences;
import io.tributary.schema.table.BenefitEvents;
import io.tributary.schema.table.Campaigns;
import io.tributary.schema.table.ColumnLineage;
import io.tributary.schema.table.Commits;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Consents;
import io.tributary.schema.table.Content;
import io.tributary.schema.table.Conversions;
import io.tributary.schema.table.CouponTemplates;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.CustomerReasons;
import io.tributary.schema.table.CustomerScores;
import io.tributary.schema.table.Customers;
import io.tributary.schema.table.DqMetrics;
import io.tributary.schema.table.Events;
import io.tributary.schema.table.ExportReceipts;
import io.tributary.schema.table.ExportRuleVersions;
import io.tributary.schema.table.Exports;
import io.tributary.schema.table.ExternalAttributes;
import io.tributary.schema.table.ExternalScores;
import io.tributary.schema.table.Feedback;
import io.tributary.schema.table.Files;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Interactions;
import io.tributary.schema.table.Leads;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.Links;
import io.tributary.schema.table.MatchWeights;
import io.tributary.schema.table.MergeEvents;
import io.tributary.schema.table.ModelDeciles;
import io.tributary.schema.table.ModelMetrics;
import io.tributary.schema.table.ModelRegistry;
import io.tributary.schema.table.ModelReliability;
import io.tributary.schema.table.OrderLines;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.Payments;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonLeads;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.PersonTags;
import io.tributary.schema.table.Persons;
import io.tributary.schema.table.Products;
import io.tributary.schema.table.Quarantine;
import io.tributary.schema.table.Recipes;
import io.tributary.schema.table.Reconciliation;
import io.tributary.schema.table.Refunds;
import io.tributary.schema.table.Releases;
import io.tributary.schema.table.RfmScores;
import io.tributary.schema.table.RunEvents;
import io.tributary.schema.table.SchemaChanges;
import io.tributary.schema.table.ScoredPairs;
import io.tributary.schema.table.StewardDecisions;
import io.tributary.schema.table.StockLevels;
import io.tributary.schema.table.Suppressions;
import io.tributary.schema.table.TagCatalog;
import io.tributary.schema.table.Tombstones;
import io.tributary.schema.table.Touches;
import io.tributary.schema.table.Triggers;
import io.tributary.schema.table.VaultIdentifiers;
import java.util.List;
import java.util.Optional;

/** Every table of the lake but the bronze ones, which follow from their feed contracts. */
public final class Tables {

  private static final List<TableSpec> ALL = List.of(
      Customers.TABLE,
      Events.TABLE,
      Orders.TABLE,
      OrderLines.TABLE,
      Payments.TABLE,
      Refunds.TABLE,
      BenefitEvents.TABLE,
      Interactions.TABLE,
      Feedback.TABLE,
      Leads.TABLE,
      AdPerformance.TABLE,
      ConsentEvents.TABLE,
      Products.TABLE,
      StockLevels.TABLE,
      CouponTemplates.TABLE,
      Content.TABLE,
      Campaigns.TABLE,
      ExternalAttributes.TABLE,
      ExternalScores.TABLE,
      Identifiers.TABLE,
      Links.TABLE,
      Aliases.TABLE,
      Persons.TABLE,
      MergeEvents.TABLE,
      ScoredPairs.TABLE,
      MatchWeights.TABLE,
      StewardDecisions.TABLE,
      IdentityMap.TABLE,
      PersonOrders.TABLE,
      PersonEvents.TABLE,
      PersonInteractions.TABLE,
      RfmScores.TABLE,
      Lifecycle.TABLE,
      Customer360.TABLE,
      ModelRegistry.TABLE,
      ModelMetrics.TABLE,
      ModelReliability.TABLE,
      ModelDeciles.TABLE,
      CustomerScores.TABLE,
      CustomerReasons.TABLE,
      PersonTags.TABLE,
      Audiences.TABLE,
      AudienceMembers.TABLE,
      Triggers.TABLE,
      PersonLeads.TABLE,
      Touches.TABLE,
      Conversions.TABLE,
      AttributionCredits.TABLE,
      AttributionChannel.TABLE,
      Consents.TABLE,
      Suppressions.TABLE,
      ExportReceipts.TABLE,
      RunEvents.TABLE,
      Commits.TABLE,
      Files.TABLE,
      Quarantine.TABLE,
      Reconciliation.TABLE,
      DqMetrics.TABLE,
      Releases.TABLE,
      SchemaChanges.TABLE,
      ColumnLineage.TABLE,
      TagCatalog.TABLE,
      Recipes.TABLE,
      ExportRuleVersions.TABLE,
      Exports.TABLE,
      VaultIdentifiers.TABLE,
      Tombstones.TABLE);

  private Tables() {}

  /** All of them, in the order of the flow. */
  public static List<TableSpec> all() {
    return ALL;
  }

  /** The table with that id, such as {@code silver.orders}. */
  public static Optional<TableSpec> named(String id) {
    return ALL.stream().filter(table -> table.id().equals(id)).findFirst();
  }
}
