package io.tributary.job.workspace;

import io.tributary.schema.model.ModelFile;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.yaml.Problems;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the models of a workspace, one in each file of its folder models. */
final class ModelFiles {

  private ModelFiles() {}

  /** The models by name; what is wrong is noted and left out. */
  static List<ModelSpec> of(WorkspaceFiles files, Problems problems) {
    TreeMap<String, String> places = new TreeMap<>();
    TreeMap<String, ModelSpec> models = new TreeMap<>();
    for (String name : files.names("models")) {
      Optional<ModelSpec> spec =
          files.text(name).flatMap(text -> ModelFile.read(name, text, problems));
      spec.ifPresent(model -> {
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
    return List.copyOf(models.values());
  }
}
