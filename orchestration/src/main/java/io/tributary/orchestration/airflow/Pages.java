package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a list page by page. A server may give shorter pages than it was asked for. */
final class Pages<T> implements Iterator<T> {

  /**
   * One page.
   *
   * @param elements in order
   * @param total how many the list has, where the server says so
   */
  record Page<T>(List<T> elements, OptionalInt total) {

    static <T> Page<T> of(JsonNode body, String key, Function<JsonNode, T> reader) {
      JsonNode total = body.path("total_entries");
      return new Page<>(
          Api.list(body, key, reader),
          total.canConvertToInt() ? OptionalInt.of(total.intValue()) : OptionalInt.empty());
    }
  }

  private final IntFunction<Page<T>> pages;
  private final Deque<T> waiting = new ArrayDeque<>();
  private int offset;
  private boolean isLast;

  Pages(IntFunction<Page<T>> pages) {
    this.pages = pages;
  }

  Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    while (waiting.isEmpty() && !isLast) {
      Page<T> page = pages.apply(offset);
      waiting.addAll(page.elements());
      offset += page.elements().size();
      isLast = page.elements().isEmpty()
          || (page.total().isPresent() && offset >= page.total().getAsInt());
    }
    return !waiting.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The list has ended.");
    }
    return waiting.remove();
  }
}
