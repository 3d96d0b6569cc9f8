package io.tributary.schema.audience;

/**
 * How customers are cut into segments.
 *
 * @param rfm by recency, frequency and money
 * @param lifecycle by where they are as customers
 */
public record SegmentSettings(RfmSettings rfm, LifecycleSettings lifecycle) {

  /** What the product ships; a workspace's segments.yaml replaces it key by key. */
  public static SegmentSettings shipped() {
    return SegmentsFile.shipped();
  }
}
