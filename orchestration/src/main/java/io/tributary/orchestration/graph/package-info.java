/** The job graph as DAG files read it: exported by {@code tributary dag export}. */
package io.tributary.orchestration.graph;
