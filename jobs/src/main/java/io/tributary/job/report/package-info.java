/** One page that sums up a lake's newest release: what landed, who it is, what it led to. */
package io.tributary.job.report;
