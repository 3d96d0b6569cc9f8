/** Telling people and other systems how runs ended: webhooks, OpenLineage. */
package io.tributary.job.alert;
