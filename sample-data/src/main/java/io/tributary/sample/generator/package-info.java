/**
 * The seeded generator of the demo brand: raw extracts of every feed as they would arrive, and the
 * truth about them. One class writes one feed; a record's dirt is remarked on where it is made.
 */
package io.tributary.sample.generator;
