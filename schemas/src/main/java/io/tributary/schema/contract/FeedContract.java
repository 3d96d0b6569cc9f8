package io.tributary.schema.contract;

import java.util.List;
import java.util.Optional;

/**
 * What one extract looks like and where its rows go.
 *
 * @param feed plural snake_case name; also the bronze table's
 * @param version grows with every change of meaning
 * @param says one sentence for the dictionary: grain and source
 * @param brand the brand of the rows; the workspace's where empty
 * @param lane how often files are looked for
 * @param source how and where the files come
 * @param key standard columns that name a record; may hold {@code _position}
 * @param positionWithin columns of the document within which {@code _position} counts lines from 1
 * @param latest standard columns that order versions of a record, before day, arrival, path and row
 * @param drift what happens when a file's columns differ from the contract
 * @param columns physical and derived columns
 * @param rules conditions over standard columns that every record meets
 * @param breaker when silver is left untouched
 * @param targets the silver tables, in order
 * @param money the standard column whose sums are reconciled, where the feed carries money
 */
public record FeedContract(
    String feed,
    int version,
    String says,
    Optional<String> brand,
    Lane lane,
    Source source,
    List<String> key,
    List<String> positionWithin,
    List<String> latest,
    Drift drift,
    List<ColumnSpec> columns,
    List<RowRule> rules,
    Breaker breaker,
    List<Target> targets,
    Optional<String> money) {

  /** The key column that counts a document's lines. */
  public static final String POSITION = "_position";

  public FeedContract {
    key = List.copyOf(key);
    positionWithin = List.copyOf(positionWithin);
    latest = List.copyOf(latest);
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
    targets = List.copyOf(targets);
  }

  /** The columns a file brings; derived ones left out. */
  public List<ColumnSpec> physicalColumns() {
    return columns.stream().filter(column -> !column.isDerived()).toList();
  }

  /** The column of that name, where there is one. */
  public Optional<ColumnSpec> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The same contract with other columns. */
  public FeedContract withColumns(List<ColumnSpec> others) {
    return new FeedContract(
        feed,
        version,
        says,
        brand,
        lane,
        source,
        key,
        positionWithin,
        latest,
        drift,
        others,
        rules,
        breaker,
        targets,
        money);
  }

  /** The same contract for files of another source. */
  public FeedContract withSource(Source other) {
    return new FeedContract(
        feed,
        version,
        says,
        brand,
        lane,
        other,
        key,
        positionWithin,
        latest,
        drift,
        columns,
        rules,
        breaker,
        targets,
        money);
  }

  /** The same contract looked for in another lane. */
  public FeedContract in(Lane other) {
    return new FeedContract(
        feed,
        version,
        says,
        brand,
        other,
        source,
        key,
        positionWithin,
        latest,
        drift,
        columns,
        rules,
        breaker,
        targets,
        money);
  }

  /** The same contract with other policies for columns that differ. */
  public FeedContract withDrift(Drift other) {
    return new FeedContract(
        feed,
        version,
        says,
        brand,
        lane,
        source,
        key,
        positionWithin,
        latest,
        other,
        columns,
        rules,
        breaker,
        targets,
        money);
  }
}
