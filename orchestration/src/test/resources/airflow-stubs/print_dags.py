"""Imports DAG files as a scheduler does and prints what they make, one line a DAG and a task.

Arguments: two|three, the folder of the DAG files, and the text of the variable (may be left out).
"""

import importlib.util
import sys
from pathlib import Path

here = Path(__file__).parent
sys.path[:0] = [str(here / sys.argv[1]), str(here / "common")]

import stub_airflow  # noqa: E402,F401
import stub_base as base  # noqa: E402

base.module("airflow.exceptions", AirflowFailException=base.AirflowFailException,
            AirflowSkipException=base.AirflowSkipException)
base.module("airflow.timetables.interval",
            CronDataIntervalTimetable=base.CronDataIntervalTimetable)
base.module("airflow.providers.apache.spark.operators.spark_submit",
            SparkSubmitOperator=base.SparkSubmitOperator)
base.module("airflow.providers.cncf.kubernetes.operators.pod",
            KubernetesPodOperator=base.KubernetesPodOperator)
base.module("pendulum", parse=lambda text, tz: base.Pendulum(text, tz))
base.Variable.text = sys.argv[3] if len(sys.argv) > 3 else None


def words(task):
    """The call, whatever operator makes it."""
    given = task.given
    if "env" in given:
        return list(given["env"].values())
    if "application_args" in given:
        return ["SPARK", given["application"], *given["application_args"]]
    if "arguments" in given:
        return ["POD", *given["cmds"], *given["arguments"]]
    return ["SENSOR", given["bash_command"]]


def when(dag):
    if isinstance(dag.schedule, base.CronDataIntervalTimetable):
        return f"{dag.schedule.cron} {dag.schedule.timezone}"
    return " ".join(asset.uri for asset in dag.schedule) if dag.schedule else "asked for"


def outcome(task, code):
    """How a task ends whose command ends by that code."""
    guard = {type(task).__name__ + "__sentinel": True}
    if "env" in task.given:
        task.given.update(bash_command=f"exit {code}")
    try:
        task.execute({"code": code, "words": "--from 3 --env 2"}, **guard)
        return "success"
    except base.AirflowSkipException:
        return "skipped"
    except base.AirflowFailException:
        return "failed"
    except base.AirflowException:
        return "retried"


for file in sorted(Path(sys.argv[2]).glob("tributary_*.py")):
    text = file.read_text(encoding="utf-8").lower()
    assert "dag" in text and "airflow" in text, f"a scheduler takes {file} for no DAG file"
    if file.stem == "tributary_dags":
        continue
    spec = importlib.util.spec_from_file_location("unusual_prefix_" + file.stem, file)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    dag = loaded.dag
    if dag is None:
        print(f"{file.stem}: none")
        continue
    assert dag.max_active_runs == 1 and dag.catchup is False
    assert dag.default_args["on_failure_callback"].__name__ == "tell_failure"
    print(f"{dag.dag_id}: {when(dag)}")
    for task in dag.tasks.values():
        given = task.given
        after = ",".join(sorted(task.upstream)) or "-"
        limit = given.get("execution_timeout", given.get("timeout"))
        print(f"  {task.task_id} after {after} pool {given['pool']} limit {limit}"
              f" retries {given.get('retries', 'poke')} news {len(given['outlets'])}"
              f" call {' '.join(words(task))}")
    last = list(dag.tasks.values())[-1]
    if file.stem == "tributary_nightly":
        for code in (0, 1, 2, 3, 4, 5, 6, 99, 137):
            print(f"  exit {code}: {outcome(last, code)}")
