package io.tributary.schema.testkit;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The seeds of {@link Seeded} tests. */
public final class Seeds implements ArgumentsProvider, AnnotationConsumer<Seeded> {

  static final String PROPERTY = "tributary.seed";
  private static final long BASE = 20_260_301L;

  private int count;

  /** The first seed of every property: 20260301, or what {@code tributary.seed} says. */
  public static long base() {
    return Long.getLong(PROPERTY, BASE);
  }

  /** The base seed and as many that follow from it as make up the count. */
  public static LongStream first(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("A property needs at least 1 seed, not " + count + ".");
    }
    LongStream derived = new SplittableRandom(base()).longs(count - 1L);
    return LongStream.concat(LongStream.of(base()), derived);
  }

  /** The generator of a seed. */
  public static Random random(long seed) {
    return new Random(seed);
  }

  @Override
  public void accept(Seeded annotation) {
    count = annotation.value();
  }

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return first(count).mapToObj(Arguments::of);
  }
}
