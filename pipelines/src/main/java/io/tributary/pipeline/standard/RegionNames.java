package io.tributary.pipeline.standard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The units of GB/T 2260 by code and by every name they go by. */
final class RegionNames {

  /** Names of groupings in the list that are no places. */
  static final List<String> GROUPINGS =
      List.of("自治区直辖县级行政区划", "省直辖县级行政区划", "省直辖行政单位", "中华人民共和国", "市辖区", "中国");

  private static final Pattern PEOPLES =
      Pattern.compile("(?:壮|回|维吾尔|藏|蒙古|苗|土家|彝|侗|布依|瑶|满|朝鲜|傣|景颇|哈尼|哈萨克|傈僳|白|羌|黎|畲|土|撒拉"
          + "|柯尔克孜|锡伯|达斡尔|鄂温克|鄂伦春|仫佬|毛南|水|仡佬|佤|拉祜|布朗|纳西|普米|独龙|怒|德昂"
          + "|东乡|保安|裕固|塔吉克|各)族");
  private static final Pattern SUFFIX =
      Pattern.compile("(?:特别行政区|自治区|自治州|自治县|自治旗|林区|新区|地区|省|市|区|县|盟|旗)$");

  /** Loaded once, at the first region a program reads; below what loading needs. */
  static final RegionNames CHINA = load();

  private final Map<String, Region> byCode = new HashMap<>();
  private final Map<String, List<Region>> byFullName = new HashMap<>();
  private final Map<String, List<Region>> byShortName = new HashMap<>();
  private int longestName;

  private RegionNames() {}

  Optional<Region> withCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  List<Region> withFullName(String name) {
    return byFullName.getOrDefault(name, List.of());
  }

  List<Region> withShortName(String name) {
    return byShortName.getOrDefault(name, List.of());
  }

  int longestName() {
    return longestName;
  }

  private static RegionNames load() {
    RegionNames names = new RegionNames();
    lines("regions.csv").forEach(line -> {
      Region region = region(line);
      names.byCode.put(region.code(), region);
      if (!GROUPINGS.contains(region.name()) && region.name().length() > 1) {
        names.add(region, region.name());
      }
    });
    lines("region-aliases.csv").forEach(line -> {
      Region alias = region(line);
      names.add(Objects.requireNonNull(names.byCode.get(alias.code())), alias.name());
    });
    return names;
  }

  private void add(Region region, String name) {
    byFullName.computeIfAbsent(name, key -> new ArrayList<>()).add(region);
    longestName = Math.max(longestName, name.length());
    String shortName = SUFFIX.matcher(name).replaceFirst("");
    String withoutPeoples = PEOPLES.matcher(shortName).replaceAll("");
    String word = withoutPeoples.length() > 1 ? withoutPeoples : shortName;
    if (word.length() > 1 && !word.equals(name)) {
      byShortName.computeIfAbsent(word, key -> new ArrayList<>()).add(region);
    }
  }

  private static Region region(String line) {
    int comma = line.indexOf(',');
    return new Region(line.substring(0, comma), line.substring(comma + 1));
  }

  private static List<String> lines(String resource) {
    try (InputStream stream = RegionNames.class.getResourceAsStream("/standard/" + resource);
        BufferedReader reader = new BufferedReader(new InputStreamReader(
            Objects.requireNonNull(stream, "The jar lacks /standard/" + resource + "."),
            StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isEmpty())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read /standard/" + resource, unreadable);
    }
  }
}
