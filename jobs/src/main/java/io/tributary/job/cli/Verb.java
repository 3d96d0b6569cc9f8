package io.tributary.job.cli;

/**
 * A sub-command of {@code tributary} that another module brings, found by
 * {@link java.util.ServiceLoader}. Implementations are picocli commands.
 */
public interface Verb extends java.util.concurrent.Callable<Integer> {}
