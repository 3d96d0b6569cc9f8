package io.tributary.pipeline.standard;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.testkit.SparkTest;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SparkTest
class StandardiserColumnTest {

  private static SparkSession session;

  @BeforeAll
  static void start(SparkSession shared) {
    session = shared;
  }

  @Test
  void aColumnHasTheValueOrNull() {
    assertThat(values("phone", "138 1234 5678", "138****8000", null))
        .containsExactly("+8613812345678", null, null);
    assertThat(values("money", "1,299", "abc")).containsExactly(new BigDecimal("1299.00"), null);
    assertThat(values("timestamp", "2026-06-01 08:30:00"))
        .containsExactly(Timestamp.from(Instant.parse("2026-06-01T00:30:00Z")));
    assertThat(values("birthday", "19850302")).containsExactly(Date.valueOf("1985-03-02"));
    assertThat(values("integer", "3.0")).containsExactly(3L);
    assertThat(values("boolean", "是")).containsExactly(true);
  }

  @Test
  void anIdHashIsSparksOwn() {
    Tokens tokens = new Tokens(TestKeys.lake());
    List<String> texts =
        List.of("", "a", tokens.token("phone", "", "+8613812345678"), "开放:id", "x".repeat(100));
    List<Long> bySpark =
        strings(texts).select(xxhash64(col("value"))).as(Encoders.LONG()).collectAsList();
    assertThat(texts.stream().map(Tokens::idHash).toList()).isEqualTo(bySpark);
  }

  private static List<Object> values(String name, String... raw) {
    Column standard = Standardisers.column(Cases.named(name), col("value"));
    return strings(Arrays.asList(raw)).select(standard).collectAsList().stream()
        .<Object>map((Row row) -> row.get(0))
        .collect(Collectors.toList());
  }

  private static Dataset<String> strings(List<String> values) {
    return session.createDataset(values, Encoders.STRING());
  }
}
