package io.tributary.sample.generator;

import java.util.List;

/** What systems and people write where there is nothing. */
final class NullWords {

  static final List<String> ALL = List.of("null", "-", "\\N", "无");

  private NullWords() {}
}
