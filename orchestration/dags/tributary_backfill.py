"""Airflow DAG: does a range of days as one window, when somebody asks for it."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from tributary_dags import build  # noqa: E402

dag = build("backfill", __file__)
