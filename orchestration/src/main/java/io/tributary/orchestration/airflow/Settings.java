package io.tributary.orchestration.airflow;

import java.util.List;
import java.util.Optional;

/**
 * What DAGs find on the server: variables, connections, pools. Writing one twice changes nothing.
 */
public interface Settings {

  /** The variable; empty where there is none. */
  Optional<Variable> variable(String key);

  /** Creates or overwrites variables. */
  void putVariables(List<Variable> variables);

  /** The connection without its password, which no server gives back; empty where there is none. */
  Optional<Connection> connection(String id);

  /** Creates or overwrites connections. */
  void putConnections(List<Connection> connections);

  /** The pool; empty where there is none. */
  Optional<Pool> pool(String name);

  /** All pools. */
  List<Pool> pools();

  /** Creates or overwrites pools. */
  void putPools(List<Pool> pools);
}
