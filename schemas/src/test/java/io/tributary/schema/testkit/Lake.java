package io.tributary.schema.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the {@code Path} parameter of a {@link SparkTest} that gets an empty folder under
 * {@code target/lakes}. Afterwards the folder goes, and with it the databases registered inside it.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lake {}
