package io.tributary.job.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.job.lake.Digests;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a delivery at its destination: the files, then the manifest that makes them a delivery, then
 * the pointer. A manifest that is there stays as it is, for a delivery never changes; the pointer
 * only moves to a later time.
 */
final class Sender {

  private final Store store;
  private final Staging staging;
  private final Map<String, Long> inputs;

  Sender(Store store, Staging staging, Map<String, Long> inputs) {
    this.store = store;
    this.staging = staging;
    this.inputs = inputs;
  }

  /** Sends it and gives the SHA-256 of its manifest. */
  String send(Delivery delivery) throws IOException {
    for (StagedFile file : delivery.files()) {
      String path = delivery.folder() + file.name();
      if (store.size(path).orElse(-1L) != file.bytes()) {
        store.put(path, file.path());
      }
    }
    String manifest = delivery.folder() + Delivery.MANIFEST;
    byte[] bytes = Manifest.of(delivery, inputs);
    Optional<byte[]> before = store.read(manifest);
    if (before.isEmpty()) {
      store.put(manifest, staging.small(Delivery.MANIFEST, bytes));
    }
    String sha256 = sha256(before.orElse(bytes));
    point(delivery, sha256);
    return sha256;
  }

  private void point(Delivery delivery, String manifestSha256) throws IOException {
    String pointer = delivery.prefix() + Delivery.CURRENT;
    Optional<Instant> current =
        store.read(pointer).map(Manifest::read).map(node -> Instant.parse(text(node, "as_of")));
    if (current.isEmpty() || !current.get().isAfter(delivery.asOf())) {
      byte[] bytes = Manifest.pointer(delivery, manifestSha256);
      store.put(pointer, staging.small(Delivery.CURRENT, bytes));
    }
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }
}
