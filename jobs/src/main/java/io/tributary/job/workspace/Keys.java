package io.tributary.job.workspace;

import io.tributary.job.workspace.KeySource.Generated;
import io.tributary.job.workspace.KeySource.Reference;
import io.tributary.job.workspace.KeySource.Referenced;
import io.tributary.pipeline.standard.LakeKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the keys of a lake. Messages name places, never values. */
public final class Keys {

  private static final int KEY_BYTES = 32;
  private static final String GENERATED_ID = "k1";

  private final UnaryOperator<String> variables;

  /**
   * A reader of keys.
   *
   * @param variables environment variables by name; null for one that is not set, as
   *     {@link System#getenv(String)} gives them
   */
  public Keys(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /**
   * The keys; a generated file is written where it is missing.
   *
   * @throws IllegalStateException when a place holds no key; the message says how to make one
   */
  public LakeKeys read(KeySource source) {
    if (source instanceof Referenced referenced) {
      Map<String, byte[]> data = new HashMap<>();
      referenced.data().forEach((id, place) -> data.put(id, key("data key " + id, place)));
      return new LakeKeys(key("token key", referenced.token()), referenced.active(), data);
    }
    return generated(((Generated) source).file());
  }

  private byte[] key(String what, Reference place) {
    String name = place instanceof Reference.Variable variable
        ? "environment variable " + variable.name()
        : "file " + ((Reference.SecretFile) place).path();
    String text = (place instanceof Reference.Variable variable
            ? Optional.ofNullable(variables.apply(variable.name()))
            : content(((Reference.SecretFile) place).path()))
        .orElseThrow(() -> new IllegalStateException("The " + what + " is missing: there is no "
            + name + ". Put 32 random bytes there, such as: openssl rand -base64 32"));
    return decoded(what, name, text.strip());
  }

  private static Optional<String> content(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the key in " + file + ".", e);
    }
  }

  private static byte[] decoded(String what, String name, String text) {
    byte[] key;
    try {
      key = text.matches("[0-9a-fA-F]{64}")
          ? HexFormat.of().parseHex(text)
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      key = new byte[0];
    }
    if (key.length != KEY_BYTES) {
      throw new IllegalStateException(
          "The " + what + " in " + name + " is not 32 bytes as base64 or"
              + " 64 hexadecimal digits. Make one with: openssl rand -base64 32");
    }
    return key;
  }

  private static LakeKeys generated(Path file) {
    List<String> lines = content(file)
        .map(text -> text.lines().filter(line -> !line.startsWith("#")).toList())
        .orElseGet(() -> generate(file));
    if (lines.size() != 2) {
      throw new IllegalStateException(
          "The generated keys in " + file + " are damaged: " + lines.size() + " lines instead of 2."
              + " Restore the file; without it the lake cannot be read.");
    }
    String name = "file " + file;
    return new LakeKeys(
        decoded("token key", name, lines.get(0)),
        GENERATED_ID,
        Map.of(GENERATED_ID, decoded("data key", name, lines.get(1))));
  }

  private static List<String> generate(Path file) {
    SecureRandom random = new SecureRandom();
    List<String> keys = List.of(generate(random), generate(random));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(
          file,
          "# Development keys: token key, then data key. The lake belongs to them.\n"
              + String.join("\n", keys) + "\n",
          StandardOpenOption.CREATE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write development keys to " + file + ".", e);
    }
    return keys;
  }

  private static String generate(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
