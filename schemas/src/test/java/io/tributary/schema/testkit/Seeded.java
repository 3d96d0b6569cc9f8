package io.tributary.schema.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A property tried with so many seeds: the method's first parameter is a {@code long} seed. The
 * seeds are the same in every run; a failure prints its seed, and {@code -Dtributary.seed=SEED}
 * makes that one the first.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed {0}")
@ArgumentsSource(Seeds.class)
@ExtendWith(SeedReport.class)
public @interface Seeded {

  /** How many seeds; at least 1. */
  int value();
}
