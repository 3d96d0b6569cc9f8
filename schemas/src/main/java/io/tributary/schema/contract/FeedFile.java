package io.tributary.schema.contract;

import io.tributary.schema.yaml.YamlNode;

/**
 * A contract and the YAML it was read from, so that later checks can say where.
 *
 * @param contract what was read; pieces of another form than expected are left out
 * @param root the file's root
 */
public record FeedFile(FeedContract contract, YamlNode root) {

  /** The place of the element of that index in a list of the root, or of the list. */
  YamlNode place(String list, int index) {
    var items = root.items(list);
    return index < items.size() ? items.get(index) : root.place(list);
  }
}
