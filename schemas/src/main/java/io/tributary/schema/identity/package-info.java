/** What identifiers a brand has and how far each one may join records. */
package io.tributary.schema.identity;
