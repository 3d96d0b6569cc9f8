package io.tributary.job.workspace;

import io.tributary.schema.audience.Definitions;
import io.tributary.schema.contract.FeedFile;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each job works by, as a workspace says it: hashes by job and part. Comments, order of keys
 * and sentences for people make no difference.
 *
 * @param parts hashes by part, by job
 */
public record RecipeBook(Map<String, Map<String, String>> parts) {

  private static final int HEX_DIGITS = 16;
  private static final List<String> FOR_PEOPLE = List.of("says", "feed");

  /** Files of a workspace that are one part each, and the job they are for. */
  private static final Map<String, String> FILES = Map.of(
      "identity.yaml", "identity",
      "segments.yaml", "segments",
      "attribution.yaml", "attribution",
      "channel-groups.yaml", "attribution");

  public RecipeBook {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
  }

  static RecipeBook of(WorkspaceFiles files, Collection<FeedFile> feeds, Definitions definitions) {
    Map<String, Map<String, String>> parts = new TreeMap<>();
    for (FeedFile feed : feeds) {
      feed.root().entries().forEach((key, node) -> {
        if (!FOR_PEOPLE.contains(key)) {
          add(parts, "ingest." + feed.contract().feed(), key, node.canonical());
        }
      });
    }
    definitions
        .tags()
        .forEach(tag -> add(parts, "audiences", "tag " + tag.code(), tag.ruleVersion()));
    definitions
        .audiences()
        .forEach(audience ->
            add(parts, "audiences", "audience " + audience.audience(), audience.ruleVersion()));
    definitions
        .strategies()
        .forEach(strategy ->
            add(parts, "gold.triggers", "strategy " + strategy.strategy(), strategy.toString()));
    FILES.forEach((name, job) -> files
        .text(name)
        .flatMap(text -> YamlFiles.parse(name, text, new Problems()))
        .map(YamlNode::canonical)
        .ifPresent(content -> add(parts, job, name, content)));
    return new RecipeBook(parts);
  }

  private static void add(
      Map<String, Map<String, String>> parts, String job, String part, String content) {
    parts.computeIfAbsent(job, any -> new TreeMap<>()).put(part, hash(content));
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
