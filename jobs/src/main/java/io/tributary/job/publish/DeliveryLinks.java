package io.tributary.job.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.schema.destination.Destination;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Addresses by which a platform fetches a delivery's files without our credentials. */
public final class DeliveryLinks {

  private DeliveryLinks() {}

  /**
   * The addresses of the newest delivery's files and of its manifest; none before the first one.
   *
   * @param lasting how long they work, where the store can say so
   */
  public static List<String> of(
      Destination destination, PublishSettings settings, String audience, Duration lasting)
      throws IOException {
    Delivery current = new Delivery(
        destination,
        audience,
        java.time.Instant.EPOCH,
        new AudienceCounts(),
        LastDelivery.NONE,
        List.of());
    String prefix = current.prefix();
    try (Store store = new Stores(settings.workspace(), settings.variables()).open(destination)) {
      List<String> links = new ArrayList<>();
      var pointer = store.read(prefix + Delivery.CURRENT).map(Manifest::read);
      if (pointer.isEmpty()) {
        return links;
      }
      String manifest = prefix + pointer.get().path("manifest").asText();
      links.add(store.url(manifest, lasting));
      String folder = manifest.substring(0, manifest.lastIndexOf('/') + 1);
      JsonNode read = store
          .read(manifest)
          .map(Manifest::read)
          .orElseThrow(() -> new IOException("The pointer " + store.address(prefix)
              + Delivery.CURRENT + " leads to no manifest. Publish again."));
      for (JsonNode file : read.path("files")) {
        links.add(store.url(folder + file.path("name").asText(), lasting));
      }
      return links;
    }
  }
}
