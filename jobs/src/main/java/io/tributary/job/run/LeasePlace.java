package io.tributary.job.run;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Where a lake's lease is kept, so that all that want to write the lake see it. */
interface LeasePlace {

  /** Who holds the lease, or held it last. */
  Optional<Holder> read() throws IOException;

  /**
   * Makes somebody the holder. Of several that try at once one succeeds; the others see it.
   *
   * @param next the new holder, by who held the lease last; throws where the lease is not free
   */
  Holder take(Function<Optional<Holder>, Holder> next) throws IOException;

  /**
   * Replaces the holder's entry by its own newer one; false where somebody else holds the lease.
   */
  boolean replace(Holder next) throws IOException;
}
