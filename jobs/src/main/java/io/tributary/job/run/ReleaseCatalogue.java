package io.tributary.job.run;

import io.tributary.job.lake.Lake;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.JavaConverters;

/** The tables of one release under their names in a session's catalogue, as views. */
public final class ReleaseCatalogue {

  private final Lake lake;
  private final Release release;

  public ReleaseCatalogue(Lake lake, Release release) {
    this.lake = lake;
    this.release = release;
  }

  /** The names such as {@code gold.customer_360} that a query reads, wherever it reads them. */
  public static Set<String> named(SparkSession session, String sql) throws ParseException {
    Set<String> names = new TreeSet<>();
    collect(session.sessionState().sqlParser().parsePlan(sql), names);
    return names;
  }

  /**
   * Registers those of the tables that the query reads, so that it can run; the time it takes does
   * not grow with the lake.
   */
  public void registerFor(String sql, Collection<TableSpec> tables) throws ParseException {
    Set<String> names = named(lake.session(), sql);
    register(tables.stream().filter(table -> names.contains(table.id())).toList());
  }

  /** Registers the tables; one that no good run has written is there without rows. */
  public void register(Collection<TableSpec> tables) {
    for (TableSpec table : tables) {
      lake.session().sql("create database if not exists `" + table.database() + "`");
      lake.session()
          .sql("create or replace view `%s`.`%s` as select %s"
              .formatted(table.database(), table.name(), body(table)));
    }
  }

  private String body(TableSpec table) {
    OptionalLong version = release.version(table);
    if (version.isEmpty()) {
      return nulls(table, Set.of()) + " where false";
    }
    Set<String> stored = Set.of(lake.session()
        .read()
        .format("delta")
        .option("versionAsOf", version.getAsLong())
        .load(lake.path(table))
        .columns());
    return nulls(table, stored)
        + " from delta.`%s` version as of %d".formatted(lake.path(table), version.getAsLong());
  }

  /** The contract's columns; those not stored, which it gained later, are null. */
  private static String nulls(TableSpec table, Set<String> stored) {
    return table.columns().stream()
        .map(field -> stored.contains(field.name()) ? name(field) : nothing(field))
        .collect(Collectors.joining(", "));
  }

  private static String nothing(Field field) {
    return "cast(null as " + field.type().sql() + ") as " + name(field);
  }

  private static String name(Field field) {
    return "`" + field.name() + "`";
  }

  private static void collect(LogicalPlan plan, Set<String> names) {
    if (plan instanceof UnresolvedRelation relation) {
      names.add(String.join(".", JavaConverters.seqAsJavaList(relation.multipartIdentifier())));
    }
    JavaConverters.seqAsJavaList(plan.children()).forEach(child -> collect(child, names));
    JavaConverters.seqAsJavaList(plan.innerChildren()).forEach(inner -> {
      if (inner instanceof LogicalPlan below) {
        collect(below, names);
      }
    });
    JavaConverters.seqAsJavaList(plan.expressions())
        .forEach(expression -> inside(expression, names));
  }

  private static void inside(Expression expression, Set<String> names) {
    if (expression instanceof SubqueryExpression query) {
      collect(query.plan(), names);
    }
    JavaConverters.seqAsJavaList(expression.children()).forEach(child -> inside(child, names));
  }
}
