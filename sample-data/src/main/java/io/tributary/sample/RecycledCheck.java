package io.tributary.sample;

import io.tributary.job.cli.OpenWorkspace;
import io.tributary.schema.table.PersonOrders;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Orders of persons who got a phone number that was another's: whether they are theirs.
 *
 * @param persons who got one
 * @param orders of theirs that say who bought
 * @param right of those, how many have a OneID of theirs
 */
record RecycledCheck(long persons, long orders, long right) {

  static RecycledCheck of(OpenWorkspace open, Truth truth, OneIdCheck oneIds) {
    Map<String, Set<String>> owners = oneIds.newOwners();
    Map<String, Set<String>> expected = new HashMap<>();
    truth.lines("attribution.jsonl").stream()
        .filter(line -> !line.path("expect").asText().equals("unlinkable"))
        .filter(line -> owners.containsKey(line.path("person").asText()))
        .forEach(line -> expected.put(
            line.path("value").asText(), owners.get(line.path("person").asText())));
    long orders = 0;
    long right = 0;
    for (Row row : open.lake()
        .read(PersonOrders.TABLE)
        .where(PersonOrders.ORDER_ID.column().isin(expected.keySet().toArray()))
        .collectAsList()) {
      orders++;
      String oneId = row.getAs("one_id");
      right += expected.get(row.<String>getAs("order_id")).contains(oneId) ? 1 : 0;
    }
    return new RecycledCheck(owners.size(), orders, right);
  }

  /** Whether 99 of 100 orders are. */
  boolean isGood() {
    return right * 100 >= orders * 99;
  }

  String says() {
    return String.format(
        Locale.ROOT,
        "%,d phone numbers changed hands; %,d of %,d orders of their new owners are theirs.",
        persons,
        right,
        orders);
  }
}
