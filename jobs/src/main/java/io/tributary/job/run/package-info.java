/** Runs: jobs, their graph, the journal and lease that make a run safe to kill, releases. */
package io.tributary.job.run;
