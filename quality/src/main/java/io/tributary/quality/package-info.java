/** Checks, profiles and anomaly detection over Deequ; its Scala types stay inside. */
package io.tributary.quality;
