package io.tributary.job.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Input files as the journal keeps them. */
final class InputFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private InputFiles() {}

  static String text(List<InputFile> files) {
    try {
      return JSON.writeValueAsString(files);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the list of files", e);
    }
  }

  static List<InputFile> parse(String text) {
    try {
      return JSON.readValue(text, new TypeReference<List<InputFile>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the list of files in the journal", e);
    }
  }
}
