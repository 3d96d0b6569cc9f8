/** The lists of jobs, one a stage: which tables each reads and writes, and what it does. */
package io.tributary.job.wiring;
