package io.tributary.job.workspace;

import io.tributary.orchestration.airflow.AirflowServer;
import io.tributary.orchestration.airflow.SettingsSync;
import java.util.Optional;

/**
 * What a workspace says about Airflow.
 *
 * @param server where it is; empty where airflow.yaml does not say
 * @param dags how its DAGs are built and when they run
 * @param sync variables, pools and connections the server is to have
 */
public record AirflowSettings(
    Optional<AirflowServer> server, DagSettings dags, SettingsSync sync) {}
