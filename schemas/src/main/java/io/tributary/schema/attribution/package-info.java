/**
 * How conversions are credited to touches, as {@code attribution.yaml} and
 * {@code channel-groups.yaml} say it.
 */
package io.tributary.schema.attribution;
