"""Airflow DAG: fails when the night is not released by the time it must be."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from tributary_dags import build  # noqa: E402

dag = build("freshness", __file__)
