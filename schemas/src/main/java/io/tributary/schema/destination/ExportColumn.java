package io.tributary.schema.destination;

/** One column of a delivered line. */
public sealed interface ExportColumn {

  /** Its header. */
  String header();

  /** A value made of an identifier by a rule. */
  record Made(String header, ExportRule rule) implements ExportColumn {}

  /** The same text in every line: a template, a signature. */
  record Constant(String header, String text) implements ExportColumn {}

  /** A column of gold.customer_360 that says nothing personal: a template variable. */
  record Profile(String header, String column) implements ExportColumn {}
}
