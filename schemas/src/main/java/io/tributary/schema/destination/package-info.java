/** Where audience files go: export rules, and what destinations.yaml says. */
package io.tributary.schema.destination;
