"""Airflow DAG: ingests what just happened and finds who is worth a contact, every few minutes."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from tributary_dags import build  # noqa: E402

dag = build("quick", __file__)
