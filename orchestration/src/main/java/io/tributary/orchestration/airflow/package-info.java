/**
 * A client of Airflow's REST interface: one interface, and two dialects (2.x and 3.x) of which the
 * server's version chooses one.
 */
package io.tributary.orchestration.airflow;
