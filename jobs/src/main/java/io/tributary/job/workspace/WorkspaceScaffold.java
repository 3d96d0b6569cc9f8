package io.tributary.job.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a commented workspace to begin with: one feed with a small extract, ready to run. */
public final class WorkspaceScaffold {

  /** The resource each file is a copy of; a resource named .gitignore would be one in our tree. */
  private static final Map<String, String> FILES = files();

  private WorkspaceScaffold() {}

  /**
   * Writes the workspace; the folder is created where it is missing.
   *
   * @throws IllegalArgumentException when one of its files is there already; nothing is written
   */
  public static void write(Path folder) throws IOException {
    for (String name : FILES.keySet()) {
      if (Files.exists(folder.resolve(name))) {
        throw new IllegalArgumentException("Cannot write a workspace to " + folder + ": it has a "
            + name + " already. Name an empty folder, or edit that workspace.");
      }
    }
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.toAbsolutePath().getParent());
      try (InputStream bytes =
          WorkspaceScaffold.class.getResourceAsStream("/scaffold/" + file.getValue())) {
        if (bytes == null) {
          throw new IOException("The product is damaged: it lacks " + file.getValue() + ".");
        }
        Files.copy(bytes, target);
      }
    }
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("tributary.yaml", "tributary.yaml");
    files.put("identity.yaml", "identity.yaml");
    files.put("feeds/orders.yaml", "feeds/orders.yaml");
    files.put("feeds/tests/orders.yaml", "feeds/tests/orders.yaml");
    files.put("tags/tags.yaml", "tags/tags.yaml");
    files.put("audiences/audiences.yaml", "audiences/audiences.yaml");
    files.put("landing/orders/dt=2026-01-15/orders.csv", "landing/orders/dt=2026-01-15/orders.csv");
    files.put("README.md", "README.md");
    files.put(".gitignore", "gitignore");
    return files;
  }
}
