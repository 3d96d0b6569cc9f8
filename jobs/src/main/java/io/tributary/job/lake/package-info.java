/** The lake: Delta tables in and out, the vault's keys, and the folder where extracts land. */
package io.tributary.job.lake;
