"""Airflow DAG: fails when the night is not released by the time it must be."""

from tributary_dags import build

dag = build("freshness")
