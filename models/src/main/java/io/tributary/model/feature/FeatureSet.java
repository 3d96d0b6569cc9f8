package io.tributary.model.feature;

import io.tributary.schema.model.ModelSpec.FeatureChoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import scala.collection.JavaConverters;

/**
 * The features of a model.
 *
 * @param measures what is added up by person and day
 * @param aggregates by name, what is added up by person and snapshot, over days with their
 *     {@code age}: days before the snapshot, at least 1 for what a feature may see
 * @param features in the order the model has them
 */
public record FeatureSet(
    List<Measure> measures, Map<String, Column> aggregates, List<Feature> features) {

  /** Raised with every change of what a feature means. */
  public static final String DEFINITIONS = "1";

  public FeatureSet {
    measures = List.copyOf(measures);
    aggregates = Collections.unmodifiableMap(new LinkedHashMap<>(aggregates));
    features = List.copyOf(features);
  }

  /** The features a model's file chooses. */
  public static FeatureSet of(FeatureChoice choice, String currency) {
    Features all = new Features(choice);
    all.orders();
    all.events();
    all.interactions();
    return new FeatureSet(
        Measures.of(choice.channels(), currency), all.aggregates(), all.features());
  }

  /** The same with one feature more. */
  public FeatureSet plus(Feature feature, Map<String, Column> more) {
    Map<String, Column> all = new LinkedHashMap<>(aggregates);
    all.putAll(more);
    List<Feature> longer = new ArrayList<>(features);
    longer.add(feature);
    return new FeatureSet(measures, all, longer);
  }

  /**
   * Only the features that can be known at every snapshot: a count over 90 days is another thing at
   * a snapshot before which its source has 30. Features over all there is need the source to have
   * begun a lookback of {@code least} days before.
   *
   * @param begins first day of each source that has any fact
   * @param earliest the earliest snapshot
   */
  public FeatureSet knownAt(LocalDate earliest, Map<Source, LocalDate> begins, int least) {
    return only(features.stream()
        .filter(feature -> begins.containsKey(feature.source()))
        .filter(feature -> !begins
            .get(feature.source())
            .isAfter(earliest.minusDays(Math.max(least, feature.lookback()))))
        .map(Feature::name)
        .toList());
  }

  /** Only the features of those names, in this set's order. */
  public FeatureSet only(List<String> names) {
    List<Feature> kept =
        features.stream().filter(feature -> names.contains(feature.name())).toList();
    return new FeatureSet(measures, aggregates, kept);
  }

  /** Names in order. */
  public List<String> names() {
    return features.stream().map(Feature::name).toList();
  }

  /** Names of this set's features that the other has not. */
  public List<String> without(FeatureSet other) {
    return names().stream().filter(name -> !other.names().contains(name)).toList();
  }

  /** The sources the features need; orders always, which say whom a model is about. */
  public Set<Source> sources() {
    Set<Source> sources = EnumSet.of(Source.ORDERS);
    sources.addAll(features.stream().map(Feature::source).collect(Collectors.toSet()));
    return sources;
  }

  /** The days before a snapshot after which events and touches are no longer looked at. */
  int longestLookback() {
    return features.stream().mapToInt(Feature::lookback).max().orElse(0);
  }

  /** The aggregates the features and the population need. */
  Map<String, Column> needed() {
    Set<String> named = references(features.stream().map(Feature::value).toList());
    Map<String, Column> needed = new LinkedHashMap<>(aggregates);
    needed.keySet().removeIf(name -> !named.contains(name) && !Features.ALWAYS.contains(name));
    return needed;
  }

  /** The measures those aggregates need. */
  List<Measure> neededMeasures() {
    Set<String> named = references(List.copyOf(needed().values()));
    return measures.stream()
        .filter(
            measure -> named.contains(measure.name()) || Measures.TRADE.contains(measure.name()))
        .toList();
  }

  /** The names of the columns that expressions not yet resolved refer to. */
  private static Set<String> references(List<Column> columns) {
    return columns.stream()
        .flatMap(column -> JavaConverters.seqAsJavaList(column.expr().collectLeaves()).stream())
        .filter(Attribute.class::isInstance)
        .map(leaf -> ((Attribute) leaf).name())
        .collect(Collectors.toSet());
  }
}
