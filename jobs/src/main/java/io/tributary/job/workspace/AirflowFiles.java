package io.tributary.job.workspace;

import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlFiles;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads what a folder says about Airflow, without the rest of the workspace. */
public final class AirflowFiles {

  private AirflowFiles() {}

  /**
   * The settings in the folder's airflow.yaml; the usual ones without a server where there is none.
   *
   * @param environment the environment whose server is meant
   * @throws WorkspaceProblems when something is wrong with the file
   */
  public static AirflowSettings load(Path root, Optional<String> environment) {
    Problems problems = new Problems();
    AirflowSettings settings = read(new WorkspaceFiles(root, problems), environment, problems);
    if (problems.count() > 0) {
      throw new WorkspaceProblems(problems.all());
    }
    return settings;
  }

  /** The zone of times without an offset: the workspace's, or UTC where it says none. */
  public static ZoneId zone(Path root) {
    Problems ignored = new Problems();
    try {
      return new WorkspaceFiles(root, ignored)
          .text("tributary.yaml")
          .flatMap(text -> YamlFiles.parse("tributary.yaml", text, ignored))
          .flatMap(node -> node.text("zone"))
          .map(ZoneId::of)
          .orElse(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  static AirflowSettings read(
      WorkspaceFiles files, Optional<String> environment, Problems problems) {
    return new AirflowFile(files.root(), System::getenv, problems)
        .read(files.text("airflow.yaml"), environment);
  }
}
