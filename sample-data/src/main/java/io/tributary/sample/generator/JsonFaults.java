package io.tributary.sample.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON records that must be refused. */
final class JsonFaults {

  private JsonFaults() {}

  static Entry cut(ObjectNode record) {
    String text = record.toString();
    return Entry.refused(
        List.of(text.substring(0, text.length() * 2 / 3)), Remark.broken("cut-json"));
  }

  static Entry missing(ObjectNode record, String column) {
    ObjectNode copy = record.deepCopy();
    copy.putNull(column);
    return refused(copy, "missing-key", column, "missing-key", "null");
  }

  static Entry with(ObjectNode record, String column, String value, String kind, String reason) {
    ObjectNode copy = record.deepCopy();
    copy.put(column, value);
    return refused(copy, kind, column, reason, value);
  }

  static Entry with(ObjectNode record, String column, long value, String kind, String reason) {
    ObjectNode copy = record.deepCopy();
    copy.put(column, value);
    return refused(copy, kind, column, reason, Long.toString(value));
  }

  private static Entry refused(
      ObjectNode record, String kind, String column, String reason, String written) {
    return Entry.refused(
        List.of(record.toString()), Remark.refused(kind, column, reason).withDetail(written));
  }
}
