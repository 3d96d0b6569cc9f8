package io.tributary.job.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page: one file without anything to fetch, readable without a network and without scripts.
 *
 * @param title the brand
 * @param subtitle which release, as of when
 * @param sections in order
 */
public record Page(String title, String subtitle, List<Section> sections) {

  public Page {
    sections = List.copyOf(sections);
  }

  /** The whole document. */
  public String html() {
    return "<!doctype html><html lang=en><head><meta charset=utf-8>"
        + "<meta name=viewport content=\"width=device-width, initial-scale=1\"><title>"
        + Text.escape(title) + "</title><style>" + style() + "</style></head><body><header><h1>"
        + Text.escape(title) + "</h1><p>" + Text.escape(subtitle) + "</p><nav>"
        + sections.stream().map(Section::link).collect(Collectors.joining())
        + "</nav></header><main>"
        + sections.stream().map(Section::html).collect(Collectors.joining("\n"))
        + "</main></body></html>\n";
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream("/report/report.css")) {
      if (in == null) {
        throw new IOException("report.css is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the report's style", e);
    }
  }
}
