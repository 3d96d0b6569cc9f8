"""Airflow DAG: delivers what a night has made, once it is released."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from tributary_dags import build  # noqa: E402

dag = build("publish", __file__)
