package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardiseVerbTest {

  @Test
  void valuesAndReasonsAreShown() {
    Called called = Called.with("standardise", "phone", "０１３８ １２３４ ５６７８", "138****8000", "-");

    assertThat(called.code()).isEqualTo(1);
    assertThat(called.out()).isEqualTo("""
        raw                         result        value or reason
        ０１３８ １２３４ ５６７８  value         +8613812345678
        138****8000                 phone-masked  Digits of the phone number are hidden.
        -                           none
        3 values: {none=1, phone-masked=1, value=1}
        """);
  }

  @Test
  void parametersAreThoseOfContracts() {
    Called called = Called.with("standardise", "money", "12345", "--param", "unit=fen", "--json");

    assertThat(called.code()).isZero();
    assertThat(called.out())
        .isEqualTo("{\"results\":[{\"raw\":\"12345\",\"result\":\"value\",\"value\":\"123.45\"}],"
            + "\"counts\":{\"value\":1}}\n");
  }

  @Test
  void aColumnOfAFileIsTried(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), "a,手机\n1,13812345678\n2,\"139\"\n");

    assertThat(Called.with("standardise", "phone", "--file", file.toString(), "--column", "手机")
            .out())
        .contains("13812345678  value", "139          phone-invalid", "2 values");
    Called wrong = Called.with("standardise", "phone", "--file", file.toString(), "--column", "手");
    assertThat(wrong.code()).isEqualTo(2);
  }

  @Test
  void theLibraryIsListedAndAWrongNameIsTold() {
    assertThat(Called.with("standardise").out()).contains("oaid-receiver", "url-parameter");
    Called wrong = Called.with("standardise", "phome", "1");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("There is no standardiser 'phome'. Did you mean 'phone'?");
  }
}
