package io.tributary.job.workspace;

import io.tributary.orchestration.airflow.Connection;
import io.tributary.orchestration.airflow.Pool;
import io.tributary.orchestration.airflow.Secret;
import io.tributary.orchestration.airflow.SettingsSync;
import io.tributary.orchestration.airflow.Variable;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads what the server is to have: what the DAGs need, and what airflow.yaml adds.
 *
 * @param root the workspace
 * @param secrets what references lead to
 * @param problems where names that stand twice are noted
 */
record SyncReader(Path root, Function<String, Secret> secrets, Problems problems) {

  SettingsSync read(YamlNode node, DagSettings settings, Optional<String> environment) {
    List<Variable> variables = new ArrayList<>();
    variables.add(DagVariable.of(root, node.at("dags"), settings, environment));
    node.at("variables")
        .ifPresent(map -> map.entries()
            .forEach((key, value) ->
                variables.add(new Variable(key, value.text().orElse(""), Optional.empty()))));
    List<Pool> pools = new ArrayList<>();
    pools.add(new Pool(settings.lakePool(), 1, Optional.of("One task writes the lake at a time.")));
    node.items("pools")
        .forEach(pool -> pools.add(new Pool(
            pool.text("name").orElseThrow(),
            Integer.parseInt(pool.text("slots").orElseThrow()),
            pool.text("says"))));
    twice(node, "variables", variables.stream().map(Variable::key).toList());
    twice(node, "pools", pools.stream().map(Pool::name).toList());
    List<Connection> connections =
        node.items("connections").stream().map(this::connection).toList();
    twice(node, "connections", connections.stream().map(Connection::id).toList());
    return new SettingsSync(variables, pools, connections);
  }

  private Connection connection(YamlNode node) {
    return new Connection(
        node.text("id").orElseThrow(),
        node.text("type").orElseThrow(),
        node.text("host"),
        node.text("port")
            .map(port -> OptionalInt.of(Integer.parseInt(port)))
            .orElseGet(OptionalInt::empty),
        node.text("schema"),
        node.text("login"),
        node.text("password").map(secrets),
        node.text("extra"),
        node.text("says"));
  }

  private void twice(YamlNode node, String key, List<String> names) {
    names.stream()
        .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
        .distinct()
        .forEach(name -> problems.add(
            node.file(),
            node.place(key).line(),
            key + " has '" + name + "' twice, or sync sets it by itself. Keep one."));
  }
}
