"""Airflow DAG: looks after the tables."""

from tributary_dags import build

dag = build("maintenance")
