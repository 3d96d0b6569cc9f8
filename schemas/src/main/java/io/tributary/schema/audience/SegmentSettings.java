package io.tributary.schema.audience;

/**
 * How customers are cut into segments.
 *
 * @param rfm by recency, frequency and money
 * @param lifecycle by where they are as customers
 * @param leadDays within so many days of a lead a further one of the person and form is the same
 */
public record SegmentSettings(RfmSettings rfm, LifecycleSettings lifecycle, int leadDays) {

  /** What the product ships; a workspace's segments.yaml replaces it key by key. */
  public static SegmentSettings shipped() {
    return SegmentsFile.shipped();
  }
}
