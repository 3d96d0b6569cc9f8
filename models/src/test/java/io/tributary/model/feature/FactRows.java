package io.tributary.model.feature;

import static io.tributary.schema.testkit.TextTables.table;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Facts written as text; columns left out are null. */
public final class FactRows {

  private FactRows() {}

  public static Facts of(SparkSession session, String orders, String events) {
    return new Facts(
        filled(PersonOrders.TABLE, table(session, orders)),
        filled(PersonEvents.TABLE, table(session, events)),
        session.createDataFrame(List.of(), PersonInteractions.TABLE.schema()),
        ZoneId.of("Asia/Shanghai"),
        "CNY");
  }

  private static Dataset<Row> filled(TableSpec spec, Dataset<Row> rows) {
    List<String> present = List.of(rows.columns());
    return rows.select(spec.columns().stream()
        .map(field -> present.contains(field.name())
            ? col(field.name()).cast(field.type()).as(field.name())
            : nothing(field))
        .toArray(Column[]::new));
  }

  private static Column nothing(Field field) {
    return lit(null).cast(field.type()).as(field.name());
  }
}
