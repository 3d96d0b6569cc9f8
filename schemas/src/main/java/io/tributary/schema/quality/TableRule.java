package io.tributary.schema.quality;

/**
 * How strictly a table is judged.
 *
 * @param keys what a key in several rows does
 * @param required what a missing required value does
 * @param volume how far its rows may fall below those it has now
 */
public record TableRule(Severity keys, Severity required, VolumeRule volume) {}
