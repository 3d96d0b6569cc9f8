package io.tributary.sample.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoBrandTest {

  @TempDir
  Path folder;

  @Test
  void theSameSettingsGiveTheSameBytes() throws Exception {
    BrandSettings settings = SmallBrand.settings(7, 50, 30, 12);
    generate(settings, "first");
    generate(settings, "second");
    assertThat(fingerprints("second")).isEqualTo(fingerprints("first")).hasSizeGreaterThan(50);
  }

  @Test
  void anotherSeedGivesAnotherBrand() throws Exception {
    generate(SmallBrand.settings(7, 50, 30, 12), "first");
    generate(SmallBrand.settings(8, 50, 30, 12), "second");
    Map<String, String> first = fingerprints("first");
    Map<String, String> second = fingerprints("second");
    assertThat(second.get("truth/identifiers.jsonl"))
        .isNotEqualTo(first.get("truth/identifiers.jsonl"));
  }

  @Test
  void aSingleFullDayOfTenPersonsIsEnough() throws Exception {
    Summary summary = generate(SmallBrand.settings(7, 10, 1, 1), "one");
    assertThat(summary.records().get("products")).isPositive();
    assertThat(summary.seconds()).isPositive();
  }

  @Test
  void theSummaryCountsFilesAndBytes() throws Exception {
    Summary summary = generate(SmallBrand.settings(7, 50, 30, 12), "counted");
    long bytes = 0;
    long files = 0;
    for (RawFile file : RawFile.all(folder.resolve("counted/incoming"))) {
      files++;
      bytes += file.bytes().length;
    }
    assertThat(summary.files()).isEqualTo(files);
    assertThat(summary.bytes()).isEqualTo(bytes);
  }

  @Test
  void filesLieBelowTheirDayOfArrivalAndTheDayTheyCover() throws Exception {
    generate(SmallBrand.settings(7, 50, 70, 12), "placed");
    for (RawFile file : RawFile.all(folder.resolve("placed/incoming"))) {
      assertThat(file.path()).matches("[a-z_]+/dt=\\d{4}-\\d{2}-\\d{2}/(hour=\\d{2}/)?[^/]+");
      String day = file.path().replaceAll(".*dt=([0-9-]+)/.*", "$1");
      assertThat(file.arrival()).isGreaterThan(day);
    }
    assertThat(folder.resolve("placed/incoming/2026-05-01/pos_receipts/dt=2026-04-30"))
        .isDirectory();
    assertThat(folder.resolve("placed/incoming/2026-05-01/web_events")).doesNotExist();
  }

  @Test
  void aFolderThatHoldsSomethingIsRefused() throws Exception {
    Files.createDirectories(folder.resolve("full/incoming/2026-01-01"));
    assertThatThrownBy(() -> generate(SmallBrand.settings(7, 50, 30, 12), "full"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("incoming is not empty. Name another folder");
  }

  private Summary generate(BrandSettings settings, String name) throws IOException {
    Path target = folder.resolve(name);
    return DemoBrand.generate(settings, target.resolve("incoming"), target.resolve("truth"));
  }

  private Map<String, String> fingerprints(String name)
      throws IOException, NoSuchAlgorithmException {
    Map<String, String> fingerprints = new TreeMap<>();
    Path root = folder.resolve(name);
    try (var found = Files.walk(root)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        fingerprints.put(root.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return fingerprints;
  }
}
