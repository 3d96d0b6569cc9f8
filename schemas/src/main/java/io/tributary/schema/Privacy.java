package io.tributary.schema;

/** How close a column's values are to a person, from harmless to secret. */
public enum Privacy {
  /** Says nothing about one person: amounts, codes of shops, categories. */
  PUBLIC,
  /** About one person, but only through a token or a OneID. */
  PSEUDONYMOUS,
  /** Names, addresses, raw identifiers: stored as ciphertext only. */
  PERSONAL,
  /** Never stored: session keys, passwords; dropped while landing is read. */
  SECRET
}
