package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a generator knows of its extracts: files of JSON lines.
 *
 * @param folder where they are
 */
record Truth(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  List<JsonNode> lines(String file) {
    try (Stream<String> lines = Files.lines(folder.resolve(file))) {
      List<JsonNode> nodes = new ArrayList<>();
      for (String line : (Iterable<String>) lines::iterator) {
        nodes.add(JSON.readTree(line));
      }
      return nodes;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the truth " + file, e);
    }
  }
}
