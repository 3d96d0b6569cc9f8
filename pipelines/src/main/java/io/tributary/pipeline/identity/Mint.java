package io.tributary.pipeline.identity;

import java.io.Serializable;

/** Makes the OneID of a person not known before; the same birth in the same run gives the same. */
@FunctionalInterface
public interface Mint extends Serializable {

  /**
   * The OneID.
   *
   * @param birthToken the token of the person's strongest, earliest identifier
   * @param runId the run that meets the person
   */
  String oneId(String birthToken, String runId);
}
