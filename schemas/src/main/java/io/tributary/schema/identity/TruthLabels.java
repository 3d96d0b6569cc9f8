package io.tributary.schema.identity;

/**
 * Where records say themselves whose they are, as test data does.
 *
 * @param feed the feed whose standing records are labelled
 * @param person SQL over the feed's columns as text, personal ones in the clear
 */
public record TruthLabels(String feed, String person) {}
