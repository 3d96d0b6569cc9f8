"""Airflow DAG: makes all tables for the day before."""

from tributary_dags import build

dag = build("nightly")
