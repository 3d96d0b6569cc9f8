package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.Layout.Physical;
import io.tributary.schema.contract.ColumnSpec.RawType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where in a JSON object the columns of a layout are: a tree of names. */
final class JsonShape {

  private final Map<String, JsonShape> children = new HashMap<>();
  private int place = Layout.NOWHERE;
  private String alias = "";
  private RawType type = RawType.STRING;
  private JsonShape elements;
  private int width;

  private JsonShape() {}

  static JsonShape of(Layout layout) {
    JsonShape root = new JsonShape();
    root.width = layout.physical().size();
    for (int place = 0; place < layout.physical().size(); place++) {
      Physical column = layout.physical().get(place);
      for (int i = 0; i < column.paths().size(); i++) {
        root.add(column, place, column.paths().get(i), i > 0);
      }
    }
    return root;
  }

  /** The shape of one column's value alone. */
  static JsonShape of(Physical column) {
    JsonShape shape = new JsonShape();
    shape.type = column.type();
    shape.elements = of(column.elements());
    return shape;
  }

  private void add(Physical column, int columnPlace, String path, boolean isAlias) {
    JsonShape node = this;
    for (String name : path.split("\\.", -1)) {
      node = node.children.computeIfAbsent(name, any -> new JsonShape());
    }
    node.place = columnPlace;
    node.alias = isAlias ? path : "";
    node.type = column.type();
    node.elements = of(column.elements());
  }

  /** The child of that name; null where there is none, for this is asked for every field. */
  JsonShape child(String name) {
    return children.get(name);
  }

  boolean hasChildren() {
    return !children.isEmpty();
  }

  /** The column whose value this is, or {@link Layout#NOWHERE}. */
  int place() {
    return place;
  }

  /** The alias that led here; empty for a column's own path. */
  String alias() {
    return alias;
  }

  RawType type() {
    return type;
  }

  /** The shape of an array's elements. */
  JsonShape elements() {
    return elements;
  }

  /** How many columns there are. */
  int width() {
    return width;
  }

  /** An empty record of this shape. */
  List<Object> empty() {
    return new ArrayList<>(Collections.nCopies(width, null));
  }
}
