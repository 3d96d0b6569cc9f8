"""Airflow DAG: delivers what a night has made, once it is released."""

from tributary_dags import build

dag = build("publish")
