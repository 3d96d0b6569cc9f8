/** What every module's tests share: one Spark session, tables as text, seeds and clocks. */
package io.tributary.schema.testkit;
