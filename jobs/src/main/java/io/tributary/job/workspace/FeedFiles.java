package io.tributary.job.workspace;

import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.IdentifierRole;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedContracts;
import io.tributary.schema.contract.FeedFile;
import io.tributary.schema.contract.FeedLibrary;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the contracts of a workspace's active feeds: its own, and those it takes from the library.
 */
final class FeedFiles {

  private final Problems problems;
  private final TreeMap<String, FeedFile> byName = new TreeMap<>();

  private FeedFiles(Problems problems) {
    this.problems = problems;
  }

  /** The active feeds, by name. */
  static Collection<FeedFile> of(
      WorkspaceFiles files, Optional<YamlNode> settings, Problems problems) {
    FeedFiles feeds = new FeedFiles(problems);
    files.feeds().forEach(name -> files.text(name).ifPresent(text -> feeds.own(name, text)));
    settings.ifPresent(root -> root.items("feeds").forEach(feeds::named));
    return feeds.byName.values();
  }

  private void own(String name, String text) {
    FeedContracts.read(name, text, problems).ifPresent(file -> {
      String feed = file.contract().feed();
      if (byName.containsKey(feed)) {
        problems.add(
            name,
            file.root().place("feed").line(),
            "feed " + feed + " is described in " + byName.get(feed).root().file()
                + " too. Keep one of the files.");
      } else {
        byName.put(feed, file);
      }
    });
  }

  private void named(YamlNode node) {
    String feed = node.text().orElse("");
    if (byName.containsKey(feed)) {
      return;
    }
    if (FeedLibrary.names().contains(feed)) {
      FeedContracts.read("library/" + feed + ".yaml", FeedLibrary.text(feed), problems)
          .ifPresent(file -> byName.put(feed, file));
    } else {
      TreeSet<String> known = new TreeSet<>(FeedLibrary.names());
      known.addAll(byName.keySet());
      problems.add(
          node.file(),
          node.line(),
          "feeds holds '" + feed + "', which is neither in the" + " library nor in feeds/. "
              + DidYouMean.hint(feed, known));
    }
  }

  /** The contract with {@code scope: brand} replaced by the brand of its rows. */
  static FeedContract scoped(FeedContract contract, String workspaceBrand) {
    String brand = contract.brand().orElse(workspaceBrand);
    return contract.withColumns(
        contract.columns().stream().map(column -> scopedColumn(column, brand)).toList());
  }

  private static ColumnSpec scopedColumn(ColumnSpec column, String brand) {
    return column.withIdentifier(column
        .identifier()
        .map(role -> new IdentifierRole(
            role.kind(),
            role.scope().map(scope -> scope.equals("brand") ? brand : scope),
            role.scopeColumn())));
  }
}
