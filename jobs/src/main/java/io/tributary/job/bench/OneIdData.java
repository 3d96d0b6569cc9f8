package io.tributary.job.bench;

import static org.apache.spark.sql.functions.expr;

import io.tributary.job.lake.Sessions;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Observations for the OneID benchmark, as Parquet with one column {@code tokens}. */
public final class OneIdData {

  static final String FOLDER = "observations";

  private OneIdData() {}

  /** What the graph of identifiers looks like. */
  public enum Shape {
    /** Persons of a few identifiers, of which one in 300 is also somebody else's. */
    REALISTIC("persons of a few identifiers, one in 300 shared"),
    /** Devices of which few are seen with very many cookies. */
    POWER_LAW("few devices with very many cookies"),
    /** Chains of ten thousand identifiers. */
    CHAIN("chains of ten thousand identifiers");

    private final String says;

    Shape(String says) {
      this.says = says;
    }

    String says() {
      return says;
    }
  }

  static void write(Path folder, long rows, Shape shape) {
    SparkSession session = Sessions.open(folder.resolveSibling("scratch").toString());
    session
        .range(rows)
        .select(expr(tokens(shape, rows)).as("tokens"))
        .write()
        .parquet(folder.toString());
    session.stop();
  }

  private static String tokens(Shape shape, long rows) {
    return switch (shape) {
      case REALISTIC -> realistic(rows);
      case POWER_LAW ->
        "array(%s, %s)"
            .formatted(
                token("cookie", "id"),
                token(
                    "device",
                    "cast(pow((pmod(xxhash64(id, 7), 1000000) + 1) / 1000000D, 4) * %d as bigint)"
                        .formatted(Math.max(1, rows / 10))));
      case CHAIN -> {
        String place = "pmod(id * 7919, %d)".formatted(rows);
        yield "array(%s, %s)"
            .formatted(
                token("cookie", place),
                token(
                    "cookie",
                    "if(pmod(%s, 10000) = 9999, %s, %s + 1)".formatted(place, place, place)));
      }
    };
  }

  /** Two to four of a person's phone, unionid, card, openid and two cookies. */
  private static String realistic(long rows) {
    long persons = Math.max(1, rows * 29 / 100);
    String kind = "array('phone', 'unionid', 'member_id', 'openid', 'cookie', 'cookie2')";
    String which = "pmod(xxhash64(id, j), 6)";
    String owner = "pmod(xxhash64(id, 99), %d) + if(pmod(xxhash64(id, j, 5), 300) = 0, 1, 0)"
        .formatted(persons);
    return "array_distinct(transform(sequence(0, 1 + cast(pmod(xxhash64(id, 3), 3) as int)),"
        + " j -> concat(element_at(" + kind + ", cast(" + which + " as int) + 1), ':',"
        + " lower(hex(xxhash64(" + owner + ", " + which + ", 1))),"
        + " lower(hex(xxhash64(" + owner + ", " + which + ", 2))))))";
  }

  private static String token(String kind, String number) {
    return "concat('%s:', lower(hex(xxhash64(%s, 1))), lower(hex(xxhash64(%s, 2))))"
        .formatted(kind, number, number);
  }
}
