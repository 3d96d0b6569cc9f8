package io.tributary.pipeline.silver;

import java.time.ZoneId;
import java.util.List;

/**
 * What the workspace says about every feed's rows.
 *
 * @param brand the brand of rows whose feed names none
 * @param currency the currency of rows that select none
 * @param zone the zone business days are counted in
 * @param identifierKinds kinds of identifiers, strongest first
 */
public record SilverSettings(
    String brand, String currency, ZoneId zone, List<String> identifierKinds) {

  public SilverSettings {
    identifierKinds = List.copyOf(identifierKinds);
  }
}
