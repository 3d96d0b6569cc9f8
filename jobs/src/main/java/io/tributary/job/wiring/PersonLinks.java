package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;

import io.tributary.pipeline.identity.Bridges;
import io.tributary.pipeline.identity.Bridges.Bridge;
import io.tributary.pipeline.identity.Bridges.Edge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The links of one person that hold, and which of them alone hold it together. */
public record PersonLinks(List<Edge> links) {

  /** More links than these are not looked at: the person is wrong in any case. */
  private static final int MOST = 200_000;

  private static final int TOLD = 5;

  public PersonLinks {
    links = List.copyOf(links);
  }

  /** Of a person, from the identity tables. */
  public static PersonLinks of(
      Dataset<Row> identifiers, Dataset<Row> aliases, Dataset<Row> links, String oneId) {
    Dataset<Row> births = aliases
        .where(col("to_run").isNull().and(col("one_id").equalTo(oneId)))
        .select("birth_cluster");
    Dataset<Row> tokens =
        identifiers.where("class = 'PERSON'").join(births, "birth_cluster").select("token");
    return new PersonLinks(links
        .where("state = 'ACTIVE'")
        .join(tokens, col("a").equalTo(col("token")), "left_semi")
        .join(tokens.toDF("other"), col("b").equalTo(col("other")), "left_semi")
        .select("link_id", "a", "b")
        .orderBy("link_id")
        .limit(MOST)
        .collectAsList()
        .stream()
        .map(row -> new Edge(row.getString(0), row.getString(1), row.getString(2)))
        .toList());
  }

  /** The links without which the person would fall in two, the most even halves first. */
  public List<Bridge> bridges() {
    return Bridges.of(links);
  }

  /** One sentence with the first of them; where there are none, the identifier with most links. */
  public String says() {
    List<Bridge> bridges =
        bridges().stream().filter(bridge -> bridge.part() > 1).limit(TOLD).toList();
    if (bridges.isEmpty()) {
      return "No single link holds it together; most links has " + busiest() + ".";
    }
    return "Links that alone hold its parts together: "
        + bridges.stream()
            .map(bridge -> bridge.edge().linkId() + " (" + bridge.edge().a() + " with "
                + bridge.edge().b() + ", " + bridge.part() + " identifiers on one side and "
                + bridge.rest() + " on the other)")
            .collect(Collectors.joining("; "))
        + ".";
  }

  private String busiest() {
    Map<String, Integer> degrees = new HashMap<>();
    for (Edge link : links) {
      degrees.merge(link.a(), 1, Integer::sum);
      degrees.merge(link.b(), 1, Integer::sum);
    }
    return degrees.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> entry.getKey() + " with " + entry.getValue())
        .orElse("none");
  }
}
