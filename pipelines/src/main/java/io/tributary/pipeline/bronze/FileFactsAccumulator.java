package io.tributary.pipeline.bronze;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * Brings facts of files back from the executors. They are kept by path, so a task that runs again,
 * or a plan that is executed twice, changes nothing.
 */
public final class FileFactsAccumulator extends AccumulatorV2<FileFacts, Map<String, FileFacts>> {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, FileFacts> byPath = new TreeMap<>();

  @Override
  public boolean isZero() {
    return byPath.isEmpty();
  }

  @Override
  public FileFactsAccumulator copy() {
    FileFactsAccumulator copy = new FileFactsAccumulator();
    copy.byPath.putAll(byPath);
    return copy;
  }

  @Override
  public void reset() {
    byPath.clear();
  }

  @Override
  public void add(FileFacts facts) {
    byPath.put(facts.path(), facts);
  }

  @Override
  public void merge(AccumulatorV2<FileFacts, Map<String, FileFacts>> other) {
    byPath.putAll(other.value());
  }

  @Override
  public Map<String, FileFacts> value() {
    return Collections.unmodifiableMap(byPath);
  }
}
