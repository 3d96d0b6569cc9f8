package io.tributary.job.cli;

import io.tributary.job.report.ReportSource;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** A report's figures from a workspace's newest release. */
public final class ReleaseSource implements ReportSource {

  private final OpenWorkspace open;

  public ReleaseSource(OpenWorkspace open) {
    this.open = open;
  }

  @Override
  public boolean has(String table) {
    return open.tables().stream()
        .anyMatch(spec -> spec.id().equals(table) && open.lake().exists(spec));
  }

  @Override
  public List<Row> rows(String sql) {
    try {
      return open.query(sql).collectAsList();
    } catch (ParseException e) {
      throw new IllegalStateException("A query of the report does not parse: " + sql, e);
    }
  }
}
