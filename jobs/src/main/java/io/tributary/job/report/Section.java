package io.tributary.job.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of the page.
 *
 * @param title what it is about
 * @param says how to read it, in a sentence or two
 * @param blocks what there is to see
 */
record Section(String title, String says, List<Block> blocks) {

  Section {
    blocks = List.copyOf(blocks);
  }

  String html() {
    return "<section id=\"" + anchor() + "\"><h2>" + Text.escape(title) + "</h2><p>"
        + Text.escape(says) + "</p>"
        + blocks.stream().map(Block::html).collect(Collectors.joining()) + "</section>";
  }

  String link() {
    return "<a href=\"#" + anchor() + "\">" + Text.escape(title) + "</a>";
  }

  private String anchor() {
    return title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
