package io.tributary.pipeline.identity;

import io.tributary.schema.identity.IdentityRules;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The whole identity graph from all observations and the state before. The same observations give
 * the same tables whatever their order and partitioning; built twice, the second run adds nothing.
 */
public final class IdentityBuild {

  private IdentityBuild() {}

  /**
   * The identity tables of this run.
   *
   * @param evidence all that persons are made of
   * @param keep holds stages that several tables are made of
   */
  public static BuiltIdentity build(
      Evidence evidence,
      IdentityRules rules,
      IdentityState before,
      RunStamp run,
      Mint mint,
      Keep keep) {
    Dataset<Row> seen = keep.rows("observations", evidence.observations());
    Dataset<Row> identifiers = keep.rows("identifiers", Degrees.identifiers(seen, rules));
    Dataset<Row> links = keep.rows(
        "links",
        LinksTransform.links(seen, identifiers, rules)
            .unionByName(OtherLinks.scored(evidence.scored(), identifiers, rules))
            .unionByName(OtherLinks.together(evidence, identifiers)));
    Dataset<Row> graph = keep.rows("graph", Membership.graph(links));
    Dataset<Row> apart = OtherLinks.apart(evidence, identifiers);
    Dataset<Row> unlimited = keep.rows("unlimited", Membership.unlimited(graph));
    Dataset<Row> replayed = keep.rows(
        "replayed",
        LimitedComponents.replayed(
            Membership.guarded(graph, unlimited, identifiers, apart, rules), rules));
    Dataset<Row> members = Membership.members(identifiers, unlimited, replayed);
    Dataset<Row> assigned = keep.rows(
        "assigned",
        OneIds.assigned(members, before, rules, run, mint, evidence.decisions().pinned()));
    Dataset<Row> states = keep.rows("states", Membership.states(links, replayed));
    Dataset<Row> causes = keep.rows("causes", CauseLinks.of(assigned, states));
    return new BuiltIdentity(
        IdentityTables.identifiers(identifiers, assigned),
        IdentityTables.links(states),
        CauseLinks.ofAliases(
            IdentityTables.aliases(assigned, before, run), before.aliases(), run, causes),
        IdentityTables.persons(assigned, states, before, run),
        CauseLinks.ofEvents(IdentityTables.mergeEvents(assigned, before, run), causes),
        IdentityTables.identityMap(assigned, before, run, evidence.ownership()));
  }
}
