package io.tributary.schema.contract;

import io.tributary.schema.yaml.YamlNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One example of a feed: what files hold, and what must become of them.
 *
 * @param says the example in a few words
 * @param place where it is written
 * @param day the day in the files' path; the reader's default where it names none
 * @param given the texts of the files, in the order they arrive
 * @param expect every row a table must get, by table; columns a row does not name are not looked at
 * @param refused every record that must go to quarantine, with the reason to be among its reasons
 * @param soft every value that must be dropped from a record that is kept
 */
public record FeedTest(
    String says,
    YamlNode place,
    Optional<LocalDate> day,
    List<String> given,
    Map<String, List<YamlNode>> expect,
    List<Refusal> refused,
    List<Refusal> soft) {

  public FeedTest {
    given = List.copyOf(given);
    refused = List.copyOf(refused);
    soft = List.copyOf(soft);
  }

  /**
   * A reason at a record.
   *
   * @param row the record, counted from 1 over the given texts
   * @param code the reason's code
   * @param column the column it is about; any where it is empty
   */
  public record Refusal(int row, String code, String column) {

    @Override
    public String toString() {
      return "record " + row + ": " + code + (column.isEmpty() ? "" : " in " + column);
    }
  }
}
