package io.tributary.schema.audience;

import io.tributary.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** What definitions name and where, gathered while they are read and checked when all are known. */
final class Uses {

  /** What an expression must give. */
  enum Expected {
    CONDITION,
    NUMBER,
    BOOLEAN,
    TEXT,
    DATE,
    ANYTHING
  }

  /** An expression: where it stands, what it sees and what it must give. */
  record Sql(YamlNode node, String what, String sql, StructType view, Expected expected) {}

  /** A tag that an audience names. */
  record Tag(YamlNode node, String audience, String code) {}

  /** An audience that another one names. */
  record Audience(YamlNode node, String by, String audience) {}

  /** The audience a strategy addresses, and what for. */
  record Aim(YamlNode node, String strategy, String audience, String purpose) {}

  final List<Sql> sql = new ArrayList<>();
  final List<Tag> tags = new ArrayList<>();
  final List<Audience> audiences = new ArrayList<>();
  final List<Aim> aims = new ArrayList<>();
}
