package io.tributary.orchestration.graph;

import java.util.List;

/**
 * What tasks do when their command ends otherwise than by 0.
 *
 * @param retries how often a task is tried again
 * @param delayMinutes the first wait; later ones are longer
 * @param skipOn exit codes by which the task is skipped
 * @param failOn exit codes by which it fails at once
 * @param notReadyOn the exit code a sensor waits on
 */
public record Retries(
    int retries, int delayMinutes, List<Integer> skipOn, List<Integer> failOn, int notReadyOn) {

  public Retries {
    skipOn = List.copyOf(skipOn);
    failOn = List.copyOf(failOn);
  }
}
