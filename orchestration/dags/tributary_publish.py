"""Airflow DAG: delivers audiences once a night is released."""

from tributary_dags import build

dag = build("publish")
