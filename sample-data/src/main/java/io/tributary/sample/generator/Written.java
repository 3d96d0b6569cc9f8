package io.tributary.sample.generator;

import java.util.Optional;

/** A value as it is written, and a remark where it is dirty. */
record Written(String text, Optional<Remark> remark) {

  static Written plain(String text) {
    return new Written(text, Optional.empty());
  }

  static Written with(String text, Remark remark) {
    return new Written(text, Optional.of(remark));
  }
}
