package io.tributary.schema.identity;

/** How two values of a column are held against each other; the words of identity.yaml. */
public enum Likeness {
  /** Names, streets, towns: how like they are spelt (Jaro-Winkler). */
  TEXT,
  /** Numbers and codes: how many characters were changed, left out or exchanged. */
  DIGITS,
  /** Dates: also a day and a month that were exchanged, and parts that agree. */
  DATE,
  /** E-mail addresses: whole, then the part before the at sign. */
  EMAIL,
  /** Equal or not, for words of a list, such as a gender. */
  EXACT
}
