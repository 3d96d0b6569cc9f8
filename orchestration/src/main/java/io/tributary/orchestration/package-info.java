/** The Airflow client and the DAGs that read the exported job graph; no Spark here. */
package io.tributary.orchestration;
