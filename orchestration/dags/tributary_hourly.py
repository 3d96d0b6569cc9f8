"""Airflow DAG: ingests what has landed, every hour."""

from tributary_dags import build

dag = build("hourly")
