package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.Region.Level;
import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The GB/T 2260 code (edition of 2016) of a Chinese region written as one name or a path of names.
 * A name several regions share is refused unless the path tells them apart.
 *
 * @param finest codes of finer units become the code of the unit of this level
 */
record RegionRule(Level finest) implements Rule {

  static final List<Parameter> PARAMETERS =
      List.of(new Parameter("level", "district", "finest unit: province, city or district"));

  private static final String SEPARATORS = "/>\\|,、，·-_—;";
  private static final int CODE_DIGITS = 6;
  private static final int LONGEST = 80;

  static RegionRule of(Settings settings) {
    String level = settings.choice("level", List.of("province", "city", "district"));
    return new RegionRule(Level.valueOf(Characters.upper(level)));
  }

  @Override
  public Standardised apply(String raw) {
    String text = RawText.folded(RawText.cleaned(raw));
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    Optional<Region> region = Characters.isDigits(text) ? byCode(text) : byName(text);
    return region.isEmpty()
        ? Reasons.REGION_UNKNOWN.rejected()
        : new Standardised.Value(region.get().codeAt(finest));
  }

  /** Six digits, or twelve whose tail names a street or village. */
  private static Optional<Region> byCode(String digits) {
    return digits.length() == CODE_DIGITS || digits.length() == 2 * CODE_DIGITS
        ? RegionNames.CHINA.withCode(digits.substring(0, CODE_DIGITS)).map(RegionRule::place)
        : Optional.empty();
  }

  /** 310100, the city-less districts of Shanghai, is Shanghai itself. */
  private static Region place(Region region) {
    boolean isGrouping =
        RegionNames.GROUPINGS.contains(region.name()) || region.name().equals("县");
    String parent = region.level() == Level.CITY
        ? region.code().substring(0, 2) + "0000"
        : region.code().substring(0, 4) + "00";
    return isGrouping
        ? RegionNames.CHINA.withCode(parent).map(RegionRule::place).orElse(region)
        : region;
  }

  private static Optional<Region> byName(String text) {
    String path = path(text);
    return path.isEmpty() || path.length() > LONGEST
        ? Optional.empty()
        : find(path, Optional.empty()).map(RegionRule::place);
  }

  /** The names without what separates them; a grouping that stands as a name of its own goes. */
  private static String path(String text) {
    StringBuilder path = new StringBuilder(text.length());
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSeparator(text.charAt(i))) {
        String name = text.substring(start, i);
        path.append(name.equals("县") || RegionNames.GROUPINGS.contains(name) ? "" : name);
        start = i + 1;
      }
    }
    return path.toString();
  }

  private static boolean isSeparator(char c) {
    return SEPARATORS.indexOf(c) >= 0 || Characters.isBlank(c);
  }

  /** Reads the longest name at the front that the rest of the path goes on from. */
  private static Optional<Region> find(String path, Optional<Region> current) {
    if (path.isEmpty()) {
      return current;
    }
    for (String grouping : RegionNames.GROUPINGS) {
      if (path.startsWith(grouping)) {
        return find(path.substring(grouping.length()), current);
      }
    }
    for (int length = Math.min(path.length(), RegionNames.CHINA.longestName());
        length >= 2;
        length--) {
      String name = path.substring(0, length);
      List<Region> full = among(RegionNames.CHINA.withFullName(name), current);
      String rest = path.substring(length);
      Optional<Region> found = full.isEmpty()
          ? byShortName(name, rest, current)
          : only(full).flatMap(region -> find(rest, Optional.of(region)));
      if (found.isPresent() || full.size() > 1) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A name without its suffix: the coarsest unit that the rest of the path fits. */
  private static Optional<Region> byShortName(String name, String rest, Optional<Region> current) {
    List<Region> candidates = among(RegionNames.CHINA.withShortName(name), current);
    for (Level level : Level.values()) {
      List<Region> ofLevel =
          candidates.stream().filter(region -> region.level() == level).toList();
      Optional<Region> found =
          only(ofLevel).flatMap(region -> find(withoutSuffix(rest, level), Optional.of(region)));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The one region; nothing where several share the name. */
  private static Optional<Region> only(List<Region> regions) {
    return regions.size() == 1 ? Optional.of(regions.get(0)) : Optional.empty();
  }

  /** Counties that became districts or cities are found by either suffix. */
  private static String withoutSuffix(String rest, Level level) {
    Stream<String> suffixes = switch (level) {
      case PROVINCE -> Stream.of("自治区", "特别行政区", "省", "市");
      case CITY -> Stream.of("地区", "自治州", "州", "市", "盟");
      case DISTRICT -> Stream.of("自治县", "新区", "区", "县", "市", "旗");
    };
    return suffixes
        .filter(rest::startsWith)
        .findFirst()
        .map(suffix -> rest.substring(suffix.length()))
        .orElse(rest);
  }

  /**
   * The regions inside the current one; where there is none, a county elsewhere in the province,
   * for counties that were moved to another city.
   */
  private static List<Region> among(List<Region> regions, Optional<Region> current) {
    if (current.isEmpty() || regions.isEmpty()) {
      return regions;
    }
    Region parent = current.get();
    List<Region> within = regions.stream()
        .filter(region -> region.isWithin(parent) || parent.isWithin(region))
        .toList();
    return within.isEmpty()
        ? regions.stream()
            .filter(region -> region.level() == Level.DISTRICT && region.isSameProvince(parent))
            .toList()
        : within;
  }
}
