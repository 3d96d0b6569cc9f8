"""Airflow DAG: looks after the tables."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from tributary_dags import build  # noqa: E402

dag = build("maintenance", __file__)
