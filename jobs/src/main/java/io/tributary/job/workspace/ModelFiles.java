package io.tributary.job.workspace;

import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import io.tributary.schema.model.ModelFile;
import io.tributary.schema.model.ModelLibrary;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.Orders;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds a workspace's models: its own, one in each file of its folder models, and those it takes
 * from the library. One that says nothing about models and has orders takes the usual one.
 */
final class ModelFiles {

  private final Problems problems;
  private final TreeMap<String, String> places = new TreeMap<>();
  private final TreeMap<String, ModelSpec> models = new TreeMap<>();

  private ModelFiles(Problems problems) {
    this.problems = problems;
  }

  /** The models by name; what is wrong is noted and left out. */
  static List<ModelSpec> of(
      WorkspaceFiles files,
      Optional<YamlNode> settings,
      Collection<FeedContract> feeds,
      Problems problems) {
    ModelFiles found = new ModelFiles(problems);
    List<String> own = files.names("models");
    own.forEach(name -> files.text(name).ifPresent(text -> found.own(name, text)));
    Optional<YamlNode> named = settings.flatMap(root -> root.at("models"));
    if (named.isPresent()) {
      settings.get().items("models").forEach(found::named);
    } else if (own.isEmpty() && feeds.stream().anyMatch(ModelFiles::hasOrders)) {
      found.shipped(ModelLibrary.USUAL);
    }
    return List.copyOf(found.models.values());
  }

  private static boolean hasOrders(FeedContract feed) {
    return feed.targets().stream().map(Target::table).anyMatch(Orders.TABLE.id()::equals);
  }

  private void own(String name, String text) {
    ModelFile.read(name, text, problems).ifPresent(model -> {
      String other = places.putIfAbsent(model.model(), name);
      if (other != null) {
        problems.add(
            name,
            1,
            "model " + model.model() + " is described in " + other
                + " too. Keep one of the files, or rename one model.");
      }
      models.putIfAbsent(model.model(), model);
    });
  }

  private void named(YamlNode node) {
    String model = node.text().orElse("");
    if (ModelLibrary.names().contains(model)) {
      shipped(model);
    } else if (!models.containsKey(model)) {
      problems.add(
          node.file(),
          node.line(),
          "models holds '" + model + "', which is no model of the library. "
              + DidYouMean.hint(model, ModelLibrary.names()) + " Own ones go into models/.");
    }
  }

  /** A file of the workspace that has the same name stands. */
  private void shipped(String model) {
    ModelFile.read("library/" + model + ".yaml", ModelLibrary.text(model), problems)
        .ifPresent(spec -> models.putIfAbsent(model, spec));
  }
}
