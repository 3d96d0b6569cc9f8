/** Snapshots, training, the check for leaks, the gate. */
package io.tributary.model.train;
