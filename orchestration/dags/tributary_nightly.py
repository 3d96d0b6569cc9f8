"""Airflow DAG: makes all tables for the day before."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from tributary_dags import build  # noqa: E402

dag = build("nightly", __file__)
