/** Deliveries: audience files with manifest and receipts, to a folder or an object store. */
package io.tributary.job.publish;
