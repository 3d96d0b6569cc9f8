package io.tributary.schema;

import io.tributary.schema.table.AttributionCredits;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Audiences;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Consents;
import io.tributary.schema.table.Conversions;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.CustomerScores;
import io.tributary.schema.table.ExportReceipts;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.OrderLines;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.Payments;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.PersonTags;
import io.tributary.schema.table.Persons;
import io.tributary.schema.table.Products;
import io.tributary.schema.table.Refunds;
import io.tributary.schema.table.RfmScores;
import io.tributary.schema.table.StockLevels;
import io.tributary.schema.table.Touches;
import java.util.List;
import java.util.Optional;

/** Which tables refer to which; what the end of a night holds them against. */
public final class References {

  private static final List<Reference> ALL = List.of(
      ofOrder(OrderLines.TABLE, OrderLines.ORDER_ID),
      ofOrder(Payments.TABLE, Payments.ORDER_ID),
      ofOrder(Refunds.TABLE, Refunds.ORDER_ID),
      new Reference(
          OrderLines.TABLE,
          List.of(OrderLines.PRODUCT_ID, Columns.BRAND_ID),
          Products.TABLE,
          List.of(Products.PRODUCT_ID, Columns.BRAND_ID),
          Optional.empty()),
      new Reference(
          StockLevels.TABLE,
          List.of(StockLevels.PRODUCT_ID, Columns.BRAND_ID),
          Products.TABLE,
          List.of(Products.PRODUCT_ID, Columns.BRAND_ID),
          Optional.empty()),
      ofPerson(PersonOrders.TABLE, Persons.TABLE),
      ofPerson(PersonEvents.TABLE, Persons.TABLE),
      ofPerson(PersonInteractions.TABLE, Persons.TABLE),
      ofPerson(Customer360.TABLE, Persons.TABLE),
      ofPerson(Consents.TABLE, Persons.TABLE),
      ofPerson(RfmScores.TABLE, Customer360.TABLE),
      ofPerson(Lifecycle.TABLE, Customer360.TABLE),
      ofPerson(PersonTags.TABLE, Customer360.TABLE),
      ofPerson(CustomerScores.TABLE, Customer360.TABLE),
      new Reference(
          AudienceMembers.TABLE,
          List.of(Columns.ONE_ID),
          Customer360.TABLE,
          List.of(Columns.ONE_ID),
          Optional.of("left_at is null")),
      new Reference(
          AttributionCredits.TABLE,
          List.of(Conversions.CONVERSION_ID, Columns.BRAND_ID),
          Conversions.TABLE,
          List.of(Conversions.CONVERSION_ID, Columns.BRAND_ID),
          Optional.empty()),
      new Reference(
          AttributionCredits.TABLE,
          List.of(AttributionCredits.TOUCH_ID, Columns.BRAND_ID),
          Touches.TABLE,
          List.of(Touches.TOUCH_ID, Columns.BRAND_ID),
          Optional.empty()),
      new Reference(
          ExportReceipts.TABLE,
          List.of(ExportReceipts.AUDIENCE_ID),
          Audiences.TABLE,
          List.of(Audiences.AUDIENCE_ID),
          Optional.empty()),
      new Reference(
          ExportReceipts.TABLE,
          List.of(ExportReceipts.CONSENT_EVENT_ID),
          ConsentEvents.TABLE,
          List.of(ConsentEvents.CONSENT_EVENT_ID),
          Optional.empty()));

  private References() {}

  /** All of them. */
  public static List<Reference> all() {
    return ALL;
  }

  private static Reference ofOrder(TableSpec from, Field orderId) {
    return new Reference(
        from,
        List.of(orderId, Columns.CHANNEL, Columns.BRAND_ID),
        Orders.TABLE,
        List.of(Orders.ORDER_ID, Columns.CHANNEL, Columns.BRAND_ID),
        Optional.empty());
  }

  private static Reference ofPerson(TableSpec from, TableSpec to) {
    return new Reference(
        from, List.of(Columns.ONE_ID), to, List.of(Columns.ONE_ID), Optional.empty());
  }

  static {
    for (Reference reference : ALL) {
      List<String> known = List.of(reference.from().schema().fieldNames());
      List<String> there = List.of(reference.to().schema().fieldNames());
      boolean isKnown = reference.columns().stream().allMatch(field -> known.contains(field.name()))
          && reference.key().stream().allMatch(field -> there.contains(field.name()));
      if (!isKnown) {
        throw new IllegalStateException("The reference from " + reference.from().id() + " to "
            + reference.to().id() + " names a column one of them has not.");
      }
    }
  }
}
