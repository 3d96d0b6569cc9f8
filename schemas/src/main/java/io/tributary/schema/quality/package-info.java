/** What is checked before a table is published, and when publishing stops: quality.yaml. */
package io.tributary.schema.quality;
