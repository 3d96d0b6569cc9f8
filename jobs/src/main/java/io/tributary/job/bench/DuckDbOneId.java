package io.tributary.job.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB: a dictionary of the identifiers, then rounds of contraction; in each every component
 * takes the name of a neighbour chosen by a hash of the round, so that long chains halve too.
 */
final class DuckDbOneId implements Contestant {

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String says() {
    return "DuckDB with SQL: a dictionary, then randomised contraction until no edge is left";
  }

  @Override
  public Work prepare(Path data, Path output) throws Exception {
    Class.forName("org.duckdb.DuckDBDriver");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    return () -> {
      try (connection;
          Statement sql = connection.createStatement()) {
        String files = data.resolve(OneIdData.FOLDER) + "/*.parquet";
        sql.execute("create table seen as select tokens from read_parquet('" + files + "')");
        sql.execute("create table names as select token, row_number() over () as id"
            + " from (select distinct unnest(tokens) as token from seen)");
        sql.execute("create table edges as select distinct least(f.id, t.id) as a,"
            + " greatest(f.id, t.id) as b from (select tokens[1] as first, unnest(tokens) as token"
            + " from seen) s join names f on f.token = s.first join names t on t.token = s.token"
            + " where f.id <> t.id");
        sql.execute("drop table seen");
        sql.execute("create table labels as select id, id as label from names");
        for (int round = 1; hasEdges(sql); round++) {
          contract(sql, round);
        }
        sql.execute("copy (select token, label as component from names join labels using (id)) to '"
            + output.resolve("components.parquet") + "' (format parquet)");
      }
    };
  }

  private static boolean hasEdges(Statement sql) throws SQLException {
    try (ResultSet rows = sql.executeQuery("select count(*) from edges")) {
      rows.next();
      return rows.getLong(1) > 0;
    }
  }

  private static void contract(Statement sql, int round) throws SQLException {
    String order = "hash(u * 2654435761 + " + round + ")";
    sql.execute("create or replace table taken as select v, arg_min(u, " + order + ") as name from"
        + " (select a as v, b as u from edges union all select b, a from edges"
        + " union all select a, a from edges union all select b, b from edges) group by v");
    sql.execute("create or replace table edges as select distinct least(x.name, y.name) as a,"
        + " greatest(x.name, y.name) as b from edges join taken x on x.v = a join taken y on y.v = b"
        + " where x.name <> y.name");
    sql.execute("create or replace table labels as select id, coalesce(t.name, l.label) as label"
        + " from labels l left join taken t on t.v = l.label");
  }
}
