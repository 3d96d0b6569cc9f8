package io.tributary.sample;

import java.util.HashMap;
import java.util.Map;

/**
 * How well clusters agree with a known truth, counted over pairs of identifiers.
 *
 * @param precision share of the pairs in one cluster that are one person's
 * @param recall share of the pairs that records connect and that are in one cluster
 * @param identifiers identifiers compared
 */
record ClusterAgreement(double precision, double recall, long identifiers) {

  /**
   * One identifier: the cluster it is in, whose it is, and which of that person's records hold it.
   */
  record Member(String cluster, String person, String component) {}

  /** Counts pairs by groups, so that the work grows with identifiers and not with pairs. */
  static ClusterAgreement of(Iterable<Member> members) {
    Map<String, Long> clusters = new HashMap<>();
    Map<String, Long> clusterPersons = new HashMap<>();
    Map<String, Long> components = new HashMap<>();
    Map<String, Long> componentClusters = new HashMap<>();
    long count = 0;
    for (Member member : members) {
      count++;
      clusters.merge(member.cluster(), 1L, Long::sum);
      clusterPersons.merge(member.cluster() + "|" + member.person(), 1L, Long::sum);
      components.merge(member.component(), 1L, Long::sum);
      componentClusters.merge(member.component() + "|" + member.cluster(), 1L, Long::sum);
    }
    return new ClusterAgreement(
        share(pairs(clusterPersons), pairs(clusters)),
        share(pairs(componentClusters), pairs(components)),
        count);
  }

  private static long pairs(Map<String, Long> groups) {
    return groups.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
