/** What identity.yaml says: kinds of identifiers, their limits, what never counts. */
package io.tributary.schema.identity;
