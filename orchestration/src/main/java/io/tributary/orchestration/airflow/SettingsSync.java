package io.tributary.orchestration.airflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Variables, pools and connections that a server is to have. Others on the server are left alone.
 *
 * @param variables to be there
 * @param pools to be there
 * @param connections to be there; one with a password is always written, since no server gives a
 *     password back to compare
 */
public record SettingsSync(
    List<Variable> variables, List<Pool> pools, List<Connection> connections) {

  /** What was, or would be, done about one of them. */
  public enum Deed {
    CREATED,
    CHANGED,
    /** It has a password, which cannot be compared. */
    WRITTEN,
    UNCHANGED
  }

  /**
   * One of them.
   *
   * @param kind variable, pool or connection
   * @param name its name
   * @param deed what was done
   */
  public record Change(String kind, String name, Deed deed) {}

  public SettingsSync {
    variables = List.copyOf(variables);
    pools = List.copyOf(pools);
    connections = List.copyOf(connections);
  }

  /** What has to be done; does nothing. */
  public List<Change> plan(Settings settings) {
    List<Change> changes = new ArrayList<>();
    pools.forEach(one ->
        changes.add(new Change("pool", one.name(), deed(settings.pool(one.name()), one))));
    variables.forEach(one ->
        changes.add(new Change("variable", one.key(), deed(settings.variable(one.key()), one))));
    connections.forEach(one -> {
      Deed deed = deed(settings.connection(one.id()), one.withoutPassword());
      boolean isHidden = one.password().isPresent() && deed == Deed.UNCHANGED;
      changes.add(new Change("connection", one.id(), isHidden ? Deed.WRITTEN : deed));
    });
    return changes;
  }

  /** Does it, and says what was done. */
  public List<Change> apply(Settings settings) {
    List<Change> changes = plan(settings);
    settings.putPools(
        pools.stream().filter(one -> isDue(changes, "pool", one.name())).toList());
    settings.putVariables(
        variables.stream().filter(one -> isDue(changes, "variable", one.key())).toList());
    settings.putConnections(connections.stream()
        .filter(one -> isDue(changes, "connection", one.id()))
        .toList());
    return changes;
  }

  private static <T> Deed deed(Optional<T> there, T wanted) {
    return there
        .map(one -> one.equals(wanted) ? Deed.UNCHANGED : Deed.CHANGED)
        .orElse(Deed.CREATED);
  }

  private static boolean isDue(List<Change> changes, String kind, String name) {
    return changes.stream()
        .anyMatch(one ->
            one.kind().equals(kind) && one.name().equals(name) && one.deed() != Deed.UNCHANGED);
  }
}
