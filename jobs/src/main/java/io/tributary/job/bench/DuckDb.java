package io.tributary.job.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * DuckDB from the same files to Parquet in the same layers: bronze, quarantine, silver without
 * repeated keys. It hashes identifiers without a key, for it has no keyed hash, and encrypts
 * nothing.
 */
final class DuckDb implements Contestant {

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String says() {
    return "DuckDB does the same layers to Parquet with SQL; unkeyed hashes, no encryption";
  }

  @Override
  public Work prepare(Path data, Path output) throws Exception {
    Class.forName("org.duckdb.DuckDBDriver");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    String script = script()
        .replace("${landing}", data.resolve("landing").toString())
        .replace("${output}", output.toString());
    return () -> {
      try (connection;
          Statement statement = connection.createStatement()) {
        for (String sql : script.split(";\\s*\\n", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
      }
    };
  }

  private static String script() throws IOException {
    try (var sql = DuckDb.class.getResourceAsStream("/bench/ingest-duckdb.sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
