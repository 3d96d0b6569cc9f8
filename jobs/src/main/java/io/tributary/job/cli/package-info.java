/** The command line: one class a verb, thin over the rooms below. */
package io.tributary.job.cli;
