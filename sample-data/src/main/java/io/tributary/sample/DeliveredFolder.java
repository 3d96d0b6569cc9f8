package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;

/**
 * A delivery as its receiver finds it: the manifest, and files beside it.
 *
 * @param name destination and audience
 * @param folder where it is
 * @param pointer what {@code current.json} says
 * @param manifest what {@code manifest.json} says
 */
record DeliveredFolder(String name, Path folder, JsonNode pointer, JsonNode manifest) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The delivery a pointer leads to. */
  static DeliveredFolder of(Path exports, Path pointer) {
    try {
      JsonNode current = JSON.readTree(Files.readAllBytes(pointer));
      Path manifest = pointer.resolveSibling(current.path("manifest").asText());
      return new DeliveredFolder(
          exports.relativize(pointer.getParent()).toString(),
          manifest.getParent(),
          current,
          JSON.readTree(Files.readAllBytes(manifest)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the delivery " + pointer, e);
    }
  }

  Instant asOf() {
    return Instant.parse(manifest.path("as_of").asText());
  }

  /** What must be GRANTED: purpose, channel and recipient with slashes between. */
  List<String> needs() {
    return StreamSupport.stream(manifest.path("consent").path("needs").spliterator(), false)
        .map(need -> need.path("purpose").asText() + "/" + need.path("channel").asText() + "/"
            + need.path("recipient").asText())
        .toList();
  }

  /** What of manifest and files does not fit together. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    byte[] manifestBytes = bytes(folder.resolve("manifest.json"));
    if (!hex("SHA-256", manifestBytes).equals(pointer.path("manifest_sha256").asText())) {
      problems.add("the manifest is not the one the pointer names");
    }
    long rows = 0;
    for (JsonNode file : manifest.path("files")) {
      byte[] content = bytes(folder.resolve(file.path("name").asText()));
      int lines = lines(file).size();
      rows += lines;
      if (!hex("SHA-256", content).equals(file.path("sha256").asText())
          || content.length != file.path("bytes").asLong()
          || lines != file.path("rows").asLong()) {
        problems.add(file.path("name").asText() + " is not what the manifest says");
      }
    }
    if (rows != manifest.path("rows").asLong()) {
      problems.add("the manifest says " + manifest.path("rows") + " rows, the files have " + rows);
    }
    return problems;
  }

  /** The person's value of every line: the whole line, or its first column. */
  List<String> values() {
    List<String> values = new ArrayList<>();
    for (JsonNode file : manifest.path("files")) {
      lines(file).forEach(line -> values.add(line.split(",", 2)[0]));
    }
    return values;
  }

  /** A phone as the destination wants it: without country code, in the clear or as its hash. */
  String written(String phone) {
    String digits = phone.replaceFirst("^\\+86", "");
    String rule = manifest.path("rules").path(0).path("rule").asText();
    String field = rule.replaceFirst("@.*$", "").replaceFirst("^.*[.]", "");
    byte[] bytes = digits.getBytes(StandardCharsets.UTF_8);
    return switch (field) {
      case "phone_sha256" -> hex("SHA-256", bytes);
      case "phone_md5" -> hex("MD5", bytes);
      case "phone_plain" -> phone;
      default ->
        throw new IllegalArgumentException("The check knows no rule " + rule + ". Teach it here.");
    };
  }

  private List<String> lines(JsonNode file) {
    String fileName = file.path("name").asText();
    byte[] content = bytes(folder.resolve(fileName));
    boolean isZip = fileName.endsWith(".zip");
    List<String> lines = new String(isZip ? unzipped(content) : content, StandardCharsets.UTF_8)
        .lines()
        .toList();
    // Files of ids have no header, tables have one.
    return isZip ? lines : lines.subList(1, lines.size());
  }

  private static byte[] unzipped(byte[] content) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      zip.getNextEntry();
      return zip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("A delivered file is no zip", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has " + algorithm, e);
    }
  }
}
