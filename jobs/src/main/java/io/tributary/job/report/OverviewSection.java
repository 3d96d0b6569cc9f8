package io.tributary.job.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** The figures everybody asks for first. */
final class OverviewSection {

  private static final String ORDERS =
      "select count_if(kind = 'sale' and not is_cancelled), sum(net_amount), max(currency),"
          + " count_if(one_id is not null) / greatest(count(*), 1) from gold.person_orders";

  private OverviewSection() {}

  static Optional<Section> of(ReportSource source) {
    List<Block.Tiles.Tile> tiles = new ArrayList<>();
    if (source.has("gold.customer_360")) {
      Row persons = source
          .rows("select count(*), count_if(order_count > 0), count_if(order_count > 1)"
              + " from gold.customer_360")
          .get(0);
      tiles.add(tile("persons", Text.of(persons, 0), "one per human"));
      tiles.add(tile("buyers", Text.of(persons, 1), Text.of(persons, 2) + " bought again"));
    }
    if (source.has("gold.person_orders")) {
      Row orders = source.rows(ORDERS).get(0);
      tiles.add(tile("orders", Text.of(orders, 0), "sales, cancelled ones left out"));
      tiles.add(tile("net sales", Text.of(orders, 1), Text.of(orders, 2)));
      tiles.add(tile(
          "orders with a person",
          Text.decimals(Text.number(orders, 3) * 100, 1) + " %",
          "the others name nobody"));
    }
    return tiles.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section(
            "At a glance",
            "Over all history of the release; money in the workspace's currency.",
            List.of(new Block.Tiles(tiles))));
  }

  private static Block.Tiles.Tile tile(String label, String value, String note) {
    return new Block.Tiles.Tile(label, value, note);
  }
}
