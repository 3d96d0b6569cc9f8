package io.tributary.pipeline.profile;

import java.util.List;

/**
 * What a workspace says about profiles.
 *
 * @param brand the brand of the profile
 * @param currency the currency its amounts are in
 * @param sourceTrust feeds whose attributes win, most trusted first
 */
public record ProfileSettings(String brand, String currency, List<String> sourceTrust) {

  public ProfileSettings {
    sourceTrust = List.copyOf(sourceTrust);
  }
}
