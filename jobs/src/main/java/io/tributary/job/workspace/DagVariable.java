package io.tributary.job.workspace;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.orchestration.airflow.Variable;
import io.tributary.schema.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The variable by which DAGs know how to call the command line on a worker. */
final class DagVariable {

  private static final List<String> TEXTS = List.of("image", "namespace");

  private DagVariable() {}

  static Variable of(
      Path root, Optional<YamlNode> dags, DagSettings settings, Optional<String> environment) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("operator", dags.flatMap(node -> node.text("operator")).orElse("bash"));
    ArrayNode command = json.putArray("command");
    List<String> given = dags.map(node -> node.texts("command")).orElse(List.of());
    (given.isEmpty() ? List.of("tributary") : given).forEach(command::add);
    json.put(
        "workspace",
        dags.flatMap(node -> node.text("workspace"))
            .orElseGet(() -> root.toAbsolutePath().normalize().toString()));
    dags.flatMap(node -> node.text("environment"))
        .or(() -> environment)
        .ifPresent(name -> json.put("environment", name));
    for (String key : TEXTS) {
      dags.flatMap(node -> node.text(key)).ifPresent(text -> json.put(key, text));
    }
    return new Variable(
        settings.prefix(),
        json.toString(),
        Optional.of("How Tributary's DAGs call its command line."));
  }
}
