/** Benchmarks: the product beside what it is compared to, in one run, as ratios. */
package io.tributary.job.bench;
