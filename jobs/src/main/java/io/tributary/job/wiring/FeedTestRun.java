package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.tributary.pipeline.bronze.BronzeReader;
import io.tributary.pipeline.bronze.FileFactsAccumulator;
import io.tributary.pipeline.bronze.ReadFailure;
import io.tributary.pipeline.bronze.ReadSettings;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.pipeline.silver.TargetRows;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedTest;
import io.tributary.schema.contract.FeedTest.Refusal;
import io.tributary.schema.contract.Target;
import io.tributary.schema.yaml.YamlNode;
import java.nio.charset.Charset;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Runs examples of a feed through the reader and the mapping, as a first load; writes nothing. */
public final class FeedTestRun {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  private final SparkSession session;
  private final FeedContract contract;
  private final LakehouseSettings settings;
  private final ExpectedValues values;

  public FeedTestRun(SparkSession session, FeedContract contract, LakehouseSettings settings) {
    this.session = interpreted(session);
    this.contract = contract;
    this.settings = settings;
    this.values =
        new ExpectedValues(new Tokens(settings.keys()), settings.zone(), settings.brand());
  }

  /** A handful of rows is sooner interpreted than compiled for. */
  private static SparkSession interpreted(SparkSession session) {
    SparkSession own = session.newSession();
    own.conf().set("spark.sql.session.timeZone", "UTC");
    own.conf().set("spark.sql.codegen.wholeStage", false);
    own.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    own.conf().set("spark.sql.adaptive.enabled", false);
    own.conf().set("spark.sql.shuffle.partitions", 1);
    return own;
  }

  /** What is other than the example says, in words; nothing when all is as it says. */
  public List<String> problems(FeedTest test) {
    Dataset<Row> bronze;
    try {
      bronze = kept(read(test));
    } catch (RuntimeException e) {
      Optional<ReadFailure> failure = ReadFailure.in(e);
      return List.of(failure.orElseThrow(() -> e).getMessage());
    }
    List<String> problems = new ArrayList<>(reasons(test, bronze));
    Dataset<Row> standing = kept(Documents.standing(Documents.of(
        contract,
        StandardView.of(contract, Documents.accepted(bronze)),
        settings.identity().kindNames())));
    test.expect().forEach((table, rows) -> {
      TableSpec spec = Tables.named(table).orElseThrow();
      problems.addAll(compared(spec, rows, rows(spec, standing)));
    });
    return problems;
  }

  private Dataset<Row> kept(Dataset<Row> rows) {
    return session.createDataFrame(rows.collectAsList(), rows.schema());
  }

  private Dataset<Row> read(FeedTest test) {
    LocalDate day = test.day().orElse(DAY);
    Charset charset = Charset.forName(contract.source().charset());
    LinkedHashMap<String, byte[]> files = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < test.given().size(); i++) {
      String path = contract.feed() + "/dt=" + day + "/given-" + (i + 1);
      files.put(path, test.given().get(i).getBytes(charset));
      rows.add(RowFactory.create(path, path, Date.valueOf(day), Integer.toString(1000 + i)));
    }
    ReadSettings read = new ReadSettings(
        settings.keys(),
        settings.zone(),
        settings.identity().blocklist(),
        new HeldFiles(files),
        "test",
        day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    FileFactsAccumulator facts = new FileFactsAccumulator();
    session.sparkContext().register(facts, "test of " + contract.feed());
    Dataset<Row> list = session.createDataFrame(rows, BronzeReader.fileSchema()).coalesce(1);
    return BronzeReader.rows(list, contract, read, facts);
  }

  /** Rows of all targets that write the table. */
  private List<Row> rows(TableSpec table, Dataset<Row> standing) {
    List<Row> rows = new ArrayList<>();
    for (Target target : contract.targets()) {
      if (target.table().equals(table.id())) {
        rows.addAll(
            TargetRows.of(contract, target, table, standing, settings.silver()).collectAsList());
      }
    }
    return rows;
  }

  private List<String> compared(TableSpec table, List<YamlNode> expected, List<Row> actual) {
    List<Row> left = new ArrayList<>(actual);
    List<String> problems = new ArrayList<>();
    for (YamlNode row : expected) {
      Optional<Row> found =
          left.stream().filter(one -> different(row, one).isEmpty()).findFirst();
      if (found.isPresent()) {
        left.remove(found.get());
      } else {
        problems.add("line " + row.line() + ": no row of " + table.id() + " is like this. "
            + nearest(row, left));
      }
    }
    if (actual.size() > expected.size()) {
      left.forEach(row -> problems.add(table.id() + " has a row more: " + written(row)));
    }
    return problems;
  }

  private String nearest(YamlNode expected, List<Row> rows) {
    return rows.stream()
        .map(row -> different(expected, row))
        .min(Comparator.comparingInt(Map::size))
        .map(columns -> "The nearest has " + columns)
        .orElse("There are no more rows.");
  }

  /** The columns in which a row is other than expected, as they are. */
  private Map<String, String> different(YamlNode expected, Row row) {
    Map<String, String> columns = new LinkedHashMap<>();
    expected.entries().forEach((column, value) -> {
      Object actual = row.getAs(column);
      if (!values.isEqual(value, actual)) {
        columns.put(column, values.written(actual));
      }
    });
    return columns;
  }

  private String written(Row row) {
    return Arrays.stream(row.schema().fieldNames())
        .filter(name -> !name.startsWith("_") && row.getAs(name) != null)
        .map(name -> name + ": " + values.written(row.getAs(name)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private List<String> reasons(FeedTest test, Dataset<Row> bronze) {
    Set<Refusal> refused = new LinkedHashSet<>();
    Set<Refusal> soft = new LinkedHashSet<>();
    Dataset<Row> reasons = bronze
        .select(
            Columns.FILE.column(),
            Columns.ROW.column(),
            explode(Columns.REASONS.column()).as("one"))
        .select(col("_file"), col("_row"), col("one.severity"), col("one.code"), col("one.column"));
    Map<String, Long> before = before(bronze);
    for (Row row : reasons.collectAsList()) {
      int number = Math.toIntExact(row.getLong(1) + before.get(row.getString(0)));
      Refusal refusal = new Refusal(
          number, row.getString(3), Optional.ofNullable(row.getString(4)).orElse(""));
      (row.getString(2).equals("quarantine") ? refused : soft).add(refusal);
    }
    List<String> problems = new ArrayList<>(compared("refused", test.refused(), refused));
    if (test.place().at("soft").isPresent()) {
      problems.addAll(compared("soft", test.soft(), soft));
    }
    return problems;
  }

  /** How many records the files before each one hold. */
  private static Map<String, Long> before(Dataset<Row> bronze) {
    Map<String, Long> before = new LinkedHashMap<>();
    long records = 0;
    for (Row file : bronze.groupBy("_file").count().orderBy("_file").collectAsList()) {
      before.put(file.getString(0), records);
      records += file.getLong(1);
    }
    return before;
  }

  private static List<String> compared(String kind, List<Refusal> expected, Set<Refusal> actual) {
    List<String> problems = new ArrayList<>();
    for (Refusal one : expected) {
      if (actual.stream().noneMatch(other -> isLike(one, other))) {
        problems.add(kind + ": " + one + " was expected, and is not there.");
      }
    }
    for (Refusal other : actual) {
      // A record may break more rules than the example is about.
      boolean isTold = expected.stream()
          .anyMatch(
              one -> one.row() == other.row() && (kind.equals("refused") || isLike(one, other)));
      if (!isTold) {
        problems.add(kind + ": " + other + " was not expected.");
      }
    }
    return problems;
  }

  private static boolean isLike(Refusal expected, Refusal actual) {
    return expected.row() == actual.row()
        && expected.code().equals(actual.code())
        && (expected.column().isEmpty() || expected.column().equals(actual.column()));
  }
}
