package io.tributary.pipeline.attribution;

import io.tributary.schema.attribution.CreditModel;
import io.tributary.schema.table.AttributionCredits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows a conversion has in one window: what each model gives each touch of its path. */
final class CreditRows {

  private static final BigDecimal ONE = BigDecimal.ONE.setScale(12);

  private CreditRows() {}

  /**
   * The columns of {@link #of}.
   *
   * @param conversion columns of conversions
   * @param touch columns of touches
   */
  static StructType schema(StructType conversion, StructType touch) {
    StructType schema = new StructType()
        .add("conversion", conversion)
        .add("touch", touch)
        .add("window", DataTypes.StringType)
        .add("reason", DataTypes.StringType)
        .add("position", DataTypes.LongType)
        .add("path_length", DataTypes.LongType);
    for (CreditModel model : CreditModel.values()) {
      schema = schema
          .add(AttributionCredits.weight(model).structField())
          .add(AttributionCredits.paid(model).structField())
          .add(AttributionCredits.net(model).structField());
    }
    return schema;
  }

  /** One row a touch, or one without a touch. */
  static List<Row> of(Row conversion, String window, Path path) {
    List<PathTouch> all = path.touches();
    int left = Math.max(0, all.size() - AttributionCredits.LONGEST_PATH);
    List<PathTouch> touches = all.subList(left, all.size());
    List<List<BigDecimal>> amounts = amounts(conversion, touches);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.max(1, touches.size()); i++) {
      List<Object> values = new ArrayList<>();
      values.add(conversion);
      // SQL null: there is no touch
      values.add(touches.isEmpty() ? null : touches.get(i).row());
      values.add(window);
      values.add(path.reason());
      values.add(touches.isEmpty() ? 0L : left + i + 1L);
      values.add((long) all.size());
      for (List<BigDecimal> parts : amounts) {
        values.add(parts.get(i));
      }
      rows.add(RowFactory.create(values.toArray()));
    }
    return rows;
  }

  /** Weight, paid and net amount of each model in turn, split among the touches. */
  private static List<List<BigDecimal>> amounts(Row conversion, List<PathTouch> touches) {
    List<Boolean> isDirect = touches.stream().map(PathTouch::isDirect).toList();
    List<List<BigDecimal>> amounts = new ArrayList<>();
    for (CreditModel model : CreditModel.values()) {
      long[] shares = touches.isEmpty() ? new long[] {1} : model.shares(isDirect);
      amounts.add(Split.of(ONE, shares));
      amounts.add(Split.of(conversion.getAs("paid_amount"), shares));
      amounts.add(Split.of(conversion.getAs("net_amount"), shares));
    }
    return amounts;
  }
}
