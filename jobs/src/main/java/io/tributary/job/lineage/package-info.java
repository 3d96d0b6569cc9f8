/** Which columns columns are made from: read from the plans of what jobs write. */
package io.tributary.job.lineage;
