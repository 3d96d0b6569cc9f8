package io.tributary.pipeline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.pipeline.identity.Stewardship.Pair;
import io.tributary.schema.testkit.Seeded;
import io.tributary.schema.testkit.Seeds;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TestSession;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;

/** Random days against a plain reference, and what must hold of any sequence of runs. */
@SparkTest
class IdentityPropertyTest {

  private static final int RECORDS = 160;

  @Seeded(1)
  void everyRunAgreesWithThePlainReferenceAndKeepsItsIds(long seed) {
    Builds builds = new Builds(TestSession.session(), Builds.RULES);
    String all = RandomGraphs.lines(seed, RECORDS);
    Map<String, String> before = Map.of();
    for (int from : List.of(40, 0, 90)) {
      String lines = String.join("\n", all.lines().skip(from).toList());
      BuiltIdentity built = builds.run(lines);
      NaiveIdentity naive = new NaiveIdentity(lines, Builds.RULES);
      Map<String, String> now = current(built);
      assertThat(groups(now)).isEqualTo(naive.persons());
      assertThat(tokens(built.identifiers().where("class = 'SHARED'").collectAsList()))
          .isEqualTo(naive.shared());
      assertThat(refused(built)).isEqualTo(naive.refused());
      everyOneIdIsAlive(built, now);
      everyBirthClusterLeadsToOnePerson(built, now);
      whoDidNotChangeKeepsTheId(before, now);
      before = now;
    }
  }

  @Seeded(1)
  void daysOfDecisionsAndErasuresAgreeToo(long seed) {
    days(seed);
  }

  @Tag("acceptance")
  @Seeded(60)
  void manyDaysOfDecisionsAndErasuresAgreeToo(long seed) {
    days(seed);
  }

  /** Four days of deletions, decisions and erasures, then all of it at once. */
  private static void days(long seed) {
    Random random = Seeds.random(seed);
    Builds builds = new Builds(TestSession.session(), Builds.RULES);
    String all = RandomGraphs.lines(seed, RECORDS);
    List<String> tokens = all.lines()
        .flatMap(line -> Stream.of(line.split(" ")).skip(1))
        .distinct()
        .sorted()
        .toList();
    Set<String> erased = new TreeSet<>();
    Map<String, String> before = Map.of();
    for (int day = 0; day < 4; day++) {
      String lines =
          all.lines().skip(random.nextInt(RECORDS / 2)).collect(Collectors.joining("\n"));
      Stewardship decisions = decisions(random, tokens);
      erased.add(tokens.get(random.nextInt(tokens.size())));
      BuiltIdentity built = builds.run(lines, decisions, erased, 1 + random.nextInt(4));
      NaiveIdentity naive =
          new NaiveIdentity(Builds.without(lines, erased), Builds.RULES, decisions);
      Map<String, String> now = current(built);
      assertThat(groups(now)).isEqualTo(naive.persons());
      assertThat(refused(built)).isEqualTo(naive.refused());
      assertThat(now).doesNotContainKeys(erased.toArray(String[]::new));
      everyOneIdIsAlive(built, now);
      everyBirthClusterLeadsToOnePerson(built, now);
      whoDidNotChangeKeepsTheId(before, now);
      before = now;
    }
  }

  private static Stewardship decisions(Random random, List<String> tokens) {
    Supplier<Pair> pair = () -> new Pair(
        tokens.get(random.nextInt(tokens.size())), tokens.get(random.nextInt(tokens.size())));
    List<Pair> together =
        Stream.generate(pair).filter(one -> !one.a().equals(one.b())).limit(3).toList();
    List<Pair> apart =
        Stream.generate(pair).filter(one -> !one.a().equals(one.b())).limit(5).toList();
    return new Stewardship(together, apart, Set.of());
  }

  private static void everyOneIdIsAlive(BuiltIdentity built, Map<String, String> now) {
    Set<String> active = strings(built.persons().where("status = 'ACTIVE'").collectAsList());
    assertThat(active).isEqualTo(new TreeSet<>(now.values()));
    for (Row merged : built.persons().where("status = 'MERGED'").collectAsList()) {
      assertThat(active).contains(merged.<String>getAs("super_id"));
    }
    for (Row alias : built.aliases().where("to_run is null").collectAsList()) {
      assertThat(active).contains(alias.<String>getAs("one_id"));
    }
  }

  private static void everyBirthClusterLeadsToOnePerson(
      BuiltIdentity built, Map<String, String> now) {
    Map<String, String> leads = new TreeMap<>();
    for (Row alias : built.aliases().where("to_run is null").collectAsList()) {
      assertThat(leads.put(alias.getAs("birth_cluster"), alias.getAs("one_id"))).isNull();
    }
    for (Row identifier : built.identifiers().where("class = 'PERSON'").collectAsList()) {
      assertThat(leads.get(identifier.<String>getAs("birth_cluster")))
          .isEqualTo(now.get(identifier.<String>getAs("token")));
    }
  }

  /** A person whose identifiers were one person's before, and all of that person's, is the same. */
  private static void whoDidNotChangeKeepsTheId(
      Map<String, String> before, Map<String, String> now) {
    Map<Set<String>, String> ids = new java.util.HashMap<>();
    people(before).forEach((oneId, members) -> ids.put(members, oneId));
    people(now).forEach((oneId, members) -> {
      if (ids.containsKey(members)) {
        assertThat(oneId).isEqualTo(ids.get(members));
      }
    });
  }

  private static Map<String, String> current(BuiltIdentity built) {
    Map<String, String> map = new TreeMap<>();
    for (Row row : built.identityMap().where("recorded_to is null").collectAsList()) {
      assertThat(map.put(row.getAs("token"), row.getAs("one_id"))).isNull();
    }
    return map;
  }

  private static Map<String, Set<String>> people(Map<String, String> map) {
    Map<String, Set<String>> people = new TreeMap<>();
    map.forEach((token, oneId) ->
        people.computeIfAbsent(oneId, first -> new TreeSet<>()).add(token));
    return people;
  }

  private static Set<Set<String>> groups(Map<String, String> map) {
    return new HashSet<>(people(map).values());
  }

  private static Set<List<String>> refused(BuiltIdentity built) {
    Set<List<String>> pairs = new HashSet<>();
    for (Row link : built.links().where("state = 'SUPPRESSED'").collectAsList()) {
      pairs.add(List.of(link.getAs("a"), link.getAs("b")));
    }
    return pairs;
  }

  private static Set<String> tokens(List<Row> rows) {
    Set<String> tokens = new TreeSet<>();
    rows.forEach(row -> tokens.add(row.getAs("token")));
    return tokens;
  }

  private static Set<String> strings(List<Row> rows) {
    Set<String> ids = new TreeSet<>();
    rows.forEach(row -> ids.add(row.getAs("one_id")));
    return ids;
  }
}
