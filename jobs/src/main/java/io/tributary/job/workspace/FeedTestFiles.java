package io.tributary.job.workspace;

import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedLibrary;
import io.tributary.schema.contract.FeedTestFile;
import io.tributary.schema.yaml.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the examples of a workspace's feeds: those in its folder feeds/tests, and the library's for
 * feeds it takes from there.
 */
public final class FeedTestFiles {

  private static final String FOLDER = "feeds/tests";

  private FeedTestFiles() {}

  /**
   * The examples of every active feed that has some, those of the library first.
   *
   * @throws WorkspaceProblems when something is wrong with one of the files
   */
  public static List<FeedTestFile> of(Workspace workspace) {
    Problems problems = new Problems();
    List<FeedTestFile> tests = new ArrayList<>();
    for (FeedContract contract : workspace.feeds()) {
      if (isOfLibrary(workspace.root(), contract.feed())) {
        FeedTestFile.read(
                "library/tests/" + contract.feed() + ".yaml",
                FeedLibrary.tests(contract.feed()),
                workspace.feeds(),
                problems)
            .ifPresent(tests::add);
      }
    }
    tests.addAll(own(new WorkspaceFiles(workspace.root(), problems), workspace.feeds(), problems));
    if (problems.count() > 0) {
      throw new WorkspaceProblems(problems.all());
    }
    return tests;
  }

  /** The workspace's own examples; what is wrong with them is noted. */
  static List<FeedTestFile> own(
      WorkspaceFiles files, Collection<FeedContract> contracts, Problems problems) {
    List<FeedTestFile> tests = new ArrayList<>();
    for (String name : files.names(FOLDER)) {
      files
          .text(name)
          .flatMap(text -> FeedTestFile.read(name, text, contracts, problems))
          .ifPresent(tests::add);
    }
    return tests;
  }

  /** A contract of the same name in the workspace stands in the place of the library's. */
  private static boolean isOfLibrary(Path root, String feed) {
    return FeedLibrary.names().contains(feed)
        && !Files.isRegularFile(root.resolve("feeds/" + feed + ".yaml"))
        && !Files.isRegularFile(root.resolve("feeds/" + feed + ".yml"));
  }
}
