package io.tributary.pipeline.bronze;

import static io.tributary.pipeline.bronze.Reading.codes;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {

  private static final String CONTRACT = """
      feed: lines
      says: Lines.
      source: {format: csv, path: "lines/*"}
      key: [id]
      columns:
        - {name: id, required: true}
        - {name: text}
      """;
  private static final byte[] PLAIN = "id,text\n1,门\n2,b\n".getBytes(StandardCharsets.UTF_8);

  private static List<String> ids(byte[] bytes) {
    return Reading.of(CONTRACT).file("lines/f.csv", bytes).rows().stream()
        .map(row -> row.<String>getAs("id"))
        .toList();
  }

  private static String damage(byte[] bytes) {
    return Reading.of(CONTRACT).file("lines/f.csv", bytes).damage();
  }

  @Test
  void packingIsToldByTheBytesAndNotByTheName() throws IOException {
    assertThat(ids(gzip(PLAIN))).containsExactly("1", "2");
    assertThat(ids(gzip(gzip(PLAIN)))).containsExactly("1", "2");
    assertThat(ids(zip("folder/", "__MACOSX/._lines.csv", "lines.csv"))).containsExactly("1", "2");
    assertThat(ids(Zstd.compress(PLAIN))).containsExactly("1", "2");
    assertThat(ids(bzip2(PLAIN))).containsExactly("1", "2");
    assertThat(ids(PLAIN)).containsExactly("1", "2");
  }

  @Test
  void everyMemberOfAGzipIsRead() throws IOException {
    byte[] both = concatenated(gzip(PLAIN), gzip("3,c\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(ids(both)).containsExactly("1", "2", "3");
  }

  @Test
  void aGzipCutAnywhereMakesTheFileUnreadable() throws IOException {
    byte[] whole = gzip(PLAIN);
    for (int length = 2; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(damage(cut))
          .as("cut at %s", length)
          .contains("lines/f.csv", "byte", "cut or damaged");
    }
  }

  @Test
  void aGzipWithADamagedSecondMemberIsUnreadable() throws IOException {
    byte[] second = gzip("3,c\n".getBytes(StandardCharsets.UTF_8));
    second[0] = 'x';
    byte[] damaged = concatenated(gzip(PLAIN), second);

    assertThat(damage(damaged)).contains("cut or damaged");
  }

  @Test
  void aZipWithTwoFilesIsUnreadable() throws IOException {
    byte[] two = zip("a.csv", "b.csv");

    assertThat(damage(two)).contains("cut or damaged");
  }

  @Test
  void bytesThatAreNoTextMakeTheFileUnreadable() {
    assertThat(damage(new byte[] {'P', 'A', 'R', '1', 0, 0, 1})).contains("zero bytes");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE,FFFE", "UTF-16BE,FEFF", "UTF-8,EFBBBF", "GB18030,84319533"})
  void aByteOrderMarkWinsOverTheContract(String charset, String mark) {
    byte[] text = new String(PLAIN, StandardCharsets.UTF_8).getBytes(Charset.forName(charset));
    byte[] marked = concatenated(HexFormat.of().parseHex(mark), text);
    List<Row> rows = Reading.of(CONTRACT).file("lines/f.csv", marked).rows();

    assertThat(rows).extracting(row -> row.<String>getAs("text")).containsExactly("门", "b");
    assertThat(codes(rows.get(0))).isEmpty();
  }

  @Test
  void malformedBytesAtEveryPlaceOfTheBufferAreFound() {
    // The decoder works in pieces of 65,536 bytes; the bad byte crosses their border.
    for (int filler = 65_500; filler < 65_560; filler++) {
      byte[] head = ("id,text\n1," + "x".repeat(filler)).getBytes(StandardCharsets.UTF_8);
      byte[] bytes = concatenated(head, new byte[] {(byte) 0xe9, (byte) 0x97, '\n', '2', ',', 'b'});
      List<Row> rows = Reading.of(CONTRACT).file("lines/f.csv", bytes).rows();

      assertThat(rows).hasSize(2);
      assertThat(codes(rows.get(0))).containsExactly("broken-encoding");
      assertThat(rows.get(0).<String>getAs("text")).hasSize(filler + 1).endsWith("x\ufffd");
      assertThat(codes(rows.get(1))).isEmpty();
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] bzip2(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(packed)) {
      bzip2.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(PLAIN);
        }
        zip.closeEntry();
      }
    }
    return packed.toByteArray();
  }

  private static byte[] concatenated(byte[] left, byte[] right) {
    byte[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }
}
