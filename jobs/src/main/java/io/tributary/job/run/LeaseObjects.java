package io.tributary.job.run;

import io.tributary.job.lake.Bucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/**
 * A lease in a bucket: one object for each holder, named by its fencing number, and the greatest
 * number counts. A number is taken by a conditional write, which succeeds for one of all that try;
 * afterwards only its holder writes that object.
 */
final class LeaseObjects implements LeasePlace {

  private static final String FOLDER = "_lease/";
  private static final int TRIES = 20;

  private final Bucket bucket;

  /** The lease of a lake by its root. */
  LeaseObjects(String lake, Configuration configuration) {
    this.bucket = Bucket.of(lake, configuration);
  }

  @Override
  public Optional<Holder> read() throws IOException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      List<String> names = names();
      if (names.isEmpty()) {
        return Optional.empty();
      }
      String name = names.get(names.size() - 1);
      Optional<byte[]> bytes = bucket.read(name);
      if (bytes.isPresent()) {
        return Optional.of(holder(name, bytes.get()));
      }
      // A newer holder removed it between the two requests: there is a greater number now.
    }
    throw new IOException("The lease in " + bucket + FOLDER + " changes too fast to be read.");
  }

  private Holder holder(String name, byte[] bytes) throws IOException {
    try {
      return Holder.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The lease " + bucket + name + " is damaged. Make sure that nothing writes the lake, and"
              + " remove the object.",
          e);
    }
  }

  @Override
  public Holder take(Function<Optional<Holder>, Holder> next) throws IOException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Holder holder = next.apply(read());
      String name = name(holder.fence());
      if (bucket.putIfAbsent(name, bytes(holder)) || isThere(name, holder)) {
        if (bucket.putIfAbsent(name, bytes(holder))) {
          throw new IOException("The store behind " + bucket + " ignores the condition"
              + " If-None-Match: two processes would write the lake at once. Keep the lake in a"
              + " store that knows it, such as S3.");
        }
        removeBefore(name);
        return holder;
      }
    }
    throw new IOException("The lease in " + bucket + FOLDER + " changes too fast to be taken.");
  }

  /** An answer may be lost: then the second try finds what the first has written. */
  private boolean isThere(String name, Holder holder) throws IOException {
    Optional<byte[]> bytes = bucket.read(name);
    return bytes.isPresent() && holder(name, bytes.get()).id().equals(holder.id());
  }

  @Override
  public boolean replace(Holder next) throws IOException {
    boolean isOurs = read().filter(other -> other.id().equals(next.id())).isPresent();
    if (isOurs) {
      bucket.put(name(next.fence()), bytes(next));
    }
    return isOurs;
  }

  private void removeBefore(String name) throws IOException {
    for (String other : names()) {
      if (other.compareTo(name) < 0) {
        bucket.delete(other);
      }
    }
  }

  private List<String> names() throws IOException {
    return bucket.list(FOLDER).stream()
        .map(bucket::name)
        .filter(name -> name.endsWith(".json"))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static String name(long fence) {
    return FOLDER + "%012d.json".formatted(fence);
  }

  private static byte[] bytes(Holder holder) {
    return holder.text().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return bucket + FOLDER;
  }
}
