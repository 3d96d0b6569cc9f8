package io.tributary.pipeline.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.pipeline.activation.MadeValue.Accepted;
import io.tributary.pipeline.activation.MadeValue.Refused;
import io.tributary.schema.destination.ExportRule;
import io.tributary.schema.destination.ExportRules;
import io.tributary.schema.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MadeValueTest {

  /** Examples that the platforms, or the mappers they publish, give. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      uid2_thetradedesk     | email      | 1 | MyEmail@example.com     | FsGNM28LJQ8OLZB0Us65ZYp07NrovJSGTCMSKnLMJ6U=
      uid2_thetradedesk     | email      | 1 | JANESAOIRSE@example.com | 1mcOepIAfxtf94Xx/IHlOqbT170GvfXEc83HKGwoS20=
      uid2_thetradedesk     | email      | 1 | JANE.SAOIRSE@gmail.com  | ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=
      google_customer_match | first_name | 1 | 'John '                 | 96d9632f363564cc3032521409cf22a852f2032eec099ed5967c0d000cec607a
      google_customer_match | phone      | 1 | +551199999910           | d9303375de7036858c05f5836dd6db59d7f66899d3c8f85fbf09a8b60c79b236
      google_customer_match | phone      | 1 | +551199999911           | d8d1da09dd3584315610e314b781d0b964a260e6311879930aa2ff678a897753
      tencent_ads           | imei_md5   | 1 | a000002c9060f7          | f2d5a650733ca8c27d502b1c08da14e5
      tiktok                | email      | 1 | JaneDoe@gmail.com       | d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69
      """)
  void publishedExamplesComeOut(
      String destination, String field, int version, String input, String expected) {
    assertThat(made(destination, field, version, input)).isEqualTo(new Accepted(expected));
  }

  /** All vectors of the data folder: what is normalised must hash to what is published. */
  @Test
  void everyCollectedVectorComesOut() throws IOException {
    Path file = TestData.folder().resolve("activation/hash_vectors.jsonl");
    int vectors = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode vector = new ObjectMapper().readTree(line);
      String field = vector.path("field").asText();
      ExportRule rule = ExportRules.all().stream()
          .filter(one -> one.destination().equals(vector.path("destination").asText()))
          .filter(one -> Set.of(field, field + "_md5").contains(one.field()))
          .findFirst()
          .orElseThrow();
      String value = vector.path("input").asText();
      for (var step : rule.steps()) {
        value = ValueSteps.apply(step, value);
      }
      assertThat(value).as(line).isEqualTo(vector.path("normalized").asText());
      String hash =
          vector.path("alg").asText().replace('-', '_').toUpperCase(java.util.Locale.ROOT);
      assertThat(ValueHashes.apply(io.tributary.schema.destination.ValueHash.valueOf(hash), value))
          .as(line)
          .isEqualTo(vector.path("expected").asText());
      vectors++;
    }
    assertThat(vectors).isEqualTo(12);
  }

  /** The same phone needs another text for nearly every platform. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      csv         | phone_china_plain  | +8613912345678   | 13912345678
      csv         | phone_plain        | +8613912345678   | +8613912345678
      csv         | email_plain        | a.b+c@gmail.com  | a.b+c@gmail.com
      """)
  void plainFieldsShowWhatIsHashedElsewhere(
      String destination, String field, String input, String expected) {
    assertThat(made(destination, field, 1, input)).isEqualTo(new Accepted(expected));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      tencent_ads           | phone_md5    | 1 | +8613912345678                       | md5    | 13912345678
      tencent_ads           | phone_sha256 | 1 | +8613912345678                       | sha256 | 13912345678
      tencent_ads           | idfa_md5     | 1 | 6d92078a-8246-4ba4-ae5b-76104861e7dc | md5    | 6D92078A-8246-4BA4-AE5B-76104861E7DC
      oceanengine           | idfa_md5     | 1 | 6D92078A-8246-4BA4-AE5B-76104861E7DC | md5    | 6d92078a-8246-4ba4-ae5b-76104861e7dc
      tencent_ads           | mac_md5      | 1 | 3c:22:fb:7a:01:9e                    | md5    | 3C22FB7A019E
      google_customer_match | email        | 1 | J.Doe+shop@Gmail.com                 | sha256 | jdoe+shop@gmail.com
      google_customer_match | email        | 2 | J.Doe+shop@Gmail.com                 | sha256 | jdoe@gmail.com
      google_customer_match | email        | 2 | J.Doe+shop@acme.cn                   | sha256 | j.doe+shop@acme.cn
      uid2_thetradedesk     | email        | 1 | j.doe+x@googlemail.com               | base64 | j.doe+x@googlemail.com
      uid2_thetradedesk     | email        | 1 | j.doe+x@gmail.com                    | base64 | jdoe@gmail.com
      meta                  | phone        | 1 | +8613912345678                       | sha256 | 8613912345678
      meta                  | name         | 1 | '张三·O’Neil '                        | sha256 | 张三oneil
      meta                  | zip          | 1 | 94103-1234                           | sha256 | 94103
      liveramp              | phone        | 1 | +12025550143                         | sha1   | 2025550143
      """)
  void eachPlatformHashesItsOwnForm(
      String destination, String field, int version, String input, String hash, String normalised)
      throws Exception {
    assertThat(made(destination, field, version, input))
        .isEqualTo(new Accepted(Digest.of(hash, normalised)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      phone_md5 | ''                                                               | empty
      phone_md5 | ' '                                                              | empty
      phone_md5 | null                                                             | placeholder
      phone_md5 | 0                                                                | placeholder
      phone_md5 | 11111111111                                                      | placeholder
      imei_md5  | 000000000000000                                                  | placeholder
      idfa_md5  | 00000000-0000-0000-0000-000000000000                             | placeholder
      mac_md5   | 00:00:00:00:00:00                                                | placeholder
      phone_md5 | 139****5678                                                      | masked
      phone_md5 | d41d8cd98f00b204e9800998ecf8427e                                 | already-hashed
      phone_md5 | 10E6F0B47054A83359477DCB35231DB6DE5C69FB1816E1A6B98E192DE9E5B9EE | already-hashed
      phone_md5 | FsGNM28LJQ8OLZB0Us65ZYp07NrovJSGTCMSKnLMJ6U=                     | already-hashed
      phone_md5 | +85291234567                                                     | wrong-shape
      phone_md5 | +862087654321                                                    | wrong-shape
      phone_md5 | 010-62345678                                                     | wrong-shape
      """)
  void whatIsNoIdentifierIsRefusedWithItsReason(String field, String input, String reason) {
    assertThat(made("tencent_ads", field, 1, input)).isEqualTo(new Refused(reason));
  }

  private static MadeValue made(String destination, String field, int version, String input) {
    return MadeValue.of(
        ExportRules.of(destination, field, version).orElseThrow().making(), input);
  }
}
