package io.tributary.model.score;

import io.tributary.model.feature.Feature;
import io.tributary.model.feature.Feature.Scale;
import io.tributary.model.linear.LinearModel;
import io.tributary.model.linear.LinearModel.Weight;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What each feature adds to a margin: coefficient × (value − mean in training). */
final class Contributions implements Serializable {

  private static final int MOST = 5;
  private static final double NOTHING = 5e-7;

  private final List<Weight> weights;
  private final List<Words> words;

  /** How a feature is told. */
  private record Words(Scale scale, String zh, String en) implements Serializable {}

  private Contributions(List<Weight> weights, List<Words> words) {
    this.weights = weights;
    this.words = words;
  }

  static Contributions of(LinearModel model, List<Feature> features) {
    if (!model.names().equals(features.stream().map(Feature::name).toList())) {
      throw new IllegalArgumentException("The model's features are " + model.names()
          + ", the definitions given are others. Give those of the model, in its order.");
    }
    return new Contributions(
        model.weights(),
        new ArrayList<>(features.stream()
            .map(feature -> new Words(feature.scale(), feature.zh(), feature.en()))
            .toList()));
  }

  /** The greatest by amount, of equal ones the first feature; rank, feature, value, texts. */
  List<Row> highest(double[] values) {
    List<Integer> order = IntStream.range(0, values.length)
        .filter(i -> Math.abs(contribution(i, values[i])) >= NOTHING)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(contribution(i, values[i]))))
        .limit(MOST)
        .toList();
    return IntStream.range(0, order.size())
        .mapToObj(rank -> reason(rank + 1L, order.get(rank), values[order.get(rank)]))
        .toList();
  }

  private double contribution(int feature, double value) {
    return weights.get(feature).coefficient() * (value - weights.get(feature).mean());
  }

  private Row reason(long rank, int feature, double value) {
    Words told = words.get(feature);
    double contribution = contribution(feature, value);
    BigDecimal natural =
        BigDecimal.valueOf(told.scale().natural(value)).setScale(2, RoundingMode.HALF_EVEN);
    String figure = natural.stripTrailingZeros().toPlainString();
    boolean isUp = contribution > 0;
    return RowFactory.create(
        rank,
        weights.get(feature).name(),
        natural.doubleValue(),
        Math.round(contribution * 1e6) / 1e6,
        told.zh() + "：" + figure + (isUp ? "，提高可能性" : "，降低可能性"),
        told.en() + ": " + figure + (isUp ? ", makes it likelier" : ", makes it less likely"));
  }
}
