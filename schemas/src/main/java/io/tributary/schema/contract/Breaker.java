package io.tributary.schema.contract;

/**
 * When silver is left untouched.
 *
 * @param quarantinedShare the largest share of refused records in one run, 0 to 1
 * @param minRows below this many records the share is not looked at
 */
public record Breaker(double quarantinedShare, long minRows) {

  public Breaker {
    if (!(quarantinedShare >= 0 && quarantinedShare <= 1)) {
      throw new IllegalArgumentException(
          "quarantined-share is " + quarantinedShare + ". Give a share from 0 to 1.");
    }
  }
}
