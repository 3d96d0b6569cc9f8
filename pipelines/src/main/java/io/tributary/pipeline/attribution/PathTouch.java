package io.tributary.pipeline.attribution;

import io.tributary.schema.attribution.TouchKind;
import org.apache.spark.sql.Row;

/**
 * A touch of a person as paths need it.
 *
 * @param at microseconds since 1970
 * @param row what its credits say of it
 */
record PathTouch(long at, TouchKind kind, String channel, boolean isDirect, Row row) {}
