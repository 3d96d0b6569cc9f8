/** Keeping the lake small: files put together, files no reader needs deleted, old rows deleted. */
package io.tributary.job.maintenance;
