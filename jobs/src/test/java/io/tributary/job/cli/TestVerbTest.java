package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.job.workspace.WorkspaceScaffold;
import io.tributary.schema.contract.FeedLibrary;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class TestVerbTest {

  @TempDir
  private Path folder;

  private Path examples;

  @BeforeEach
  void writeWorkspace() throws IOException {
    WorkspaceScaffold.write(folder.resolve("shop"));
    examples = folder.resolve("shop/feeds/tests/orders.yaml");
  }

  private Called call(String verb, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = verb;
    arguments[1] = "-w";
    arguments[2] = folder.resolve("shop").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Called.with(arguments);
  }

  private void replace(Path file, String text, String other) throws IOException {
    String before = Files.readString(file);
    assertThat(before).contains(text);
    Files.writeString(file, before.replace(text, other));
  }

  @Test
  void everyFeedOfTheLibraryHasExamplesAndTheyHold() throws Exception {
    replace(
        folder.resolve("shop/tributary.yaml"),
        "feeds: []",
        "feeds: [" + String.join(", ", FeedLibrary.names()) + "]");
    Files.delete(folder.resolve("shop/identity.yaml"));

    Called all = call("test", "--json");

    JsonNode result = new ObjectMapper().readTree(all.out());
    assertThat(result.get("results"))
        .allSatisfy(one -> assertThat(one.get("problems")).as(one.toString()).isEmpty());
    TreeSet<String> tried = new TreeSet<>();
    result.get("results").forEach(one -> tried.add(one.get("feed").asText()));
    assertThat(tried).containsAll(FeedLibrary.names()).contains("orders");
    assertThat(all.code()).isZero();
  }

  @Test
  void whatIsOtherThanExpectedIsToldWithItsLine() throws IOException {
    replace(examples, "net_amount: 88.5,", "net_amount: 99,");
    replace(examples, "refused: [{row: 4,", "refused: [{row: 3,");

    Called called = call("test", "orders");

    assertThat(called.code()).isEqualTo(1);
    assertThat(called.out()).isEqualTo("""
        FAILED orders: a number in two forms is one buyer; a masked one is nobody\
         (feeds/tests/orders.yaml:4)
          refused: record 3: out-of-range in amount was expected, and is not there.
          refused: record 4: out-of-range in amount was not expected.
          line 15: no row of silver.orders is like this. The nearest has {net_amount=88.5}
        1 examples, 1 failed
        """);
  }

  @Test
  void aRowTooManyIsTold() throws IOException {
    replace(examples, "        - {order_id: 3, net_amount: 45, tokens: []}\n", "");

    Called called = call("test");

    assertThat(called.code()).isEqualTo(1);
    assertThat(called.out()).contains("silver.orders has a row more: {order_id: 3,");
  }

  @Test
  void validateChecksTheExamplesToo() throws IOException {
    replace(examples, "silver.orders:", "silver.order_lines:");
    replace(examples, "feed: orders", "feed: order");

    assertThat(call("validate").out())
        .contains("feeds/tests/orders.yaml:2: feed is 'order', which the workspace has not. Did"
            + " you mean 'orders'?");

    replace(examples, "feed: order", "feed: orders");
    assertThat(call("validate").out())
        .contains("feeds/tests/orders.yaml:13: expect names silver.order_lines, which feed orders"
            + " does not write.");
  }

  @Test
  void aFeedWithoutExamplesIsToldToHaveNone() {
    Called called = call("test", "order");

    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("No examples are written for feed 'order'.", "orders");
  }
}
