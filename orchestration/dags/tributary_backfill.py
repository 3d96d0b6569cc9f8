"""Airflow DAG: does a range of days as one window, when somebody asks for it."""

from tributary_dags import build

dag = build("backfill")
