package io.tributary.pipeline.identity;

import io.tributary.schema.TableSpec;
import io.tributary.schema.identity.Blocklist;
import io.tributary.schema.identity.IdentifierKind;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.table.Aliases;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Persons;
import io.tributary.schema.table.ScoredPairs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Runs of the identity build that follow each other, over observations written as lines. */
final class Builds {

  /** Kinds phone, unionid, member, cookie; at most 3 phones and 1 unionid a person. */
  static final IdentityRules RULES = new IdentityRules(
      List.of(
          kind("phone", OptionalInt.of(3), Optional.of(sharedWhen(3, "member"))),
          kind("unionid", OptionalInt.of(1), Optional.empty()),
          kind("member", OptionalInt.empty(), Optional.empty()),
          kind("cookie", OptionalInt.empty(), Optional.of(sharedWhen(2, "phone", "unionid")))),
      List.of());

  private static final StructType OBSERVATIONS = new StructType()
      .add("tokens", DataTypes.createArrayType(DataTypes.StringType))
      .add("source", DataTypes.StringType)
      .add("first_seen", DataTypes.TimestampType)
      .add("last_seen", DataTypes.TimestampType);

  private final SparkSession spark;
  private final IdentityRules rules;
  private IdentityState before;
  private int runs;

  Builds(SparkSession spark, IdentityRules rules) {
    this.spark = spark;
    this.rules = rules;
    this.before = new IdentityState(
        empty(Identifiers.TABLE),
        empty(Aliases.TABLE),
        empty(Persons.TABLE),
        empty(IdentityMap.TABLE));
  }

  static IdentifierKind kind(
      String name, OptionalInt limit, Optional<IdentifierKind.SharedWhen> sharedWhen) {
    return new IdentifierKind(name, limit, sharedWhen, Blocklist.Blocked.NOTHING);
  }

  static IdentifierKind.SharedWhen sharedWhen(int moreThan, String... of) {
    return new IdentifierKind.SharedWhen(moreThan, List.of(of));
  }

  /**
   * One observation a line: a day of 2026 ({@code 01-31}) and tokens; feed {@code crm}. The day
   * {@code -} is an unknown time.
   */
  static Dataset<Row> observations(SparkSession spark, String lines) {
    List<Row> rows = new ArrayList<>();
    for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
      List<String> words = List.of(line.strip().split(" +"));
      Optional<Instant> at = words.get(0).equals("-")
          ? Optional.empty()
          : Optional.of(Instant.parse("2026-" + words.get(0) + "T00:00:00Z"));
      String[] tokens = words.subList(1, words.size()).toArray(String[]::new);
      rows.add(RowFactory.create(tokens, "crm", at.orElse(null), at.orElse(null)));
    }
    return spark.createDataFrame(rows, OBSERVATIONS);
  }

  /** The next run: r1, r2 … at 2026-06-01, 02 …; the mint gives {@code birthToken@run}. */
  BuiltIdentity run(String lines) {
    return run(observations(spark, lines));
  }

  BuiltIdentity run(Dataset<Row> observations) {
    return run(observations, rules);
  }

  /** The next run, with identifiers that changed hands told apart. */
  BuiltIdentity runOwned(String lines) {
    Dataset<Row> rows = observations(spark, lines)
        .withColumnRenamed("first_seen", "first_at")
        .withColumnRenamed("last_seen", "last_at");
    Observations.Owned owned = Observations.owned(List.of(rows), rules);
    return run(
        new Evidence(
            owned.observations(), empty(ScoredPairs.TABLE), Stewardship.NONE, owned.ownership()),
        rules);
  }

  /** The next run, with what stewards have decided. */
  BuiltIdentity run(String lines, Stewardship decisions) {
    return run(
        new Evidence(
            observations(spark, lines), empty(ScoredPairs.TABLE), decisions, Ownership.NONE),
        rules);
  }

  /** The same, without what was erased, and in so many partitions. */
  BuiltIdentity run(String lines, Stewardship decisions, Set<String> erased, int partitions) {
    Dataset<Row> tombstones =
        spark.createDataset(List.copyOf(erased), Encoders.STRING()).toDF("token");
    Dataset<Row> seen = Observations.without(
            observations(spark, lines).repartition(partitions), tombstones)
        .where("size(tokens) > 0");
    return run(new Evidence(seen, empty(ScoredPairs.TABLE), decisions, Ownership.NONE), rules);
  }

  /** Lines without some tokens, and without those that hold no other. */
  static String without(String lines, Set<String> tokens) {
    return lines
        .lines()
        .map(line -> Stream.of(line.split(" "))
            .filter(word -> !tokens.contains(word))
            .collect(Collectors.joining(" ")))
        .filter(line -> line.contains(" "))
        .collect(Collectors.joining("\n"));
  }

  /** The next run, with pairs that look alike. */
  BuiltIdentity run(String lines, Dataset<Row> scored) {
    return run(
        new Evidence(observations(spark, lines), scored, Stewardship.NONE, Ownership.NONE), rules);
  }

  BuiltIdentity run(Dataset<Row> observations, IdentityRules now) {
    return run(
        new Evidence(observations, empty(ScoredPairs.TABLE), Stewardship.NONE, Ownership.NONE),
        now);
  }

  private BuiltIdentity run(Evidence evidence, IdentityRules now) {
    runs++;
    RunStamp stamp = new RunStamp(
        "r" + runs, Instant.parse("2026-06-01T00:00:00Z").plusSeconds(86_400L * (runs - 1)));
    BuiltIdentity built = IdentityBuild.build(
        evidence,
        now,
        before,
        stamp,
        (token, run) -> token + "@" + run,
        (stage, rows) -> settled(rows));
    BuiltIdentity settled = new BuiltIdentity(
        settled(built.identifiers()),
        settled(built.links()),
        settled(built.aliases()),
        settled(built.persons()),
        settled(built.mergeEvents()),
        settled(built.identityMap()));
    before = settled.state();
    return settled;
  }

  private Dataset<Row> empty(TableSpec table) {
    return spark.createDataFrame(List.of(), table.schema());
  }

  private Dataset<Row> settled(Dataset<Row> rows) {
    return spark.createDataFrame(rows.collectAsList(), rows.schema());
  }
}
