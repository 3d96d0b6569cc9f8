/** What tags/, audiences/ and segments.yaml say: definitions as records, read and checked. */
package io.tributary.schema.audience;
