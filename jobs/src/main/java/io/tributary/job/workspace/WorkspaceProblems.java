package io.tributary.job.workspace;

import io.tributary.schema.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a workspace, told at once. */
public final class WorkspaceProblems extends RuntimeException {

  private final transient List<Problem> problems;

  WorkspaceProblems(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The problems, by file and line. */
  public List<Problem> problems() {
    return problems;
  }
}
