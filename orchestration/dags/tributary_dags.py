"""Builds Airflow DAGs from the graph that `tributary dag export` writes.

The graph says which DAGs there are, when they run, and what each task calls. This module only
turns that into operators, on Airflow 2.7 and later and on 3.x. Nothing here knows a job's name.
"""

import json
import logging
import os
import re
import shlex
import urllib.request
from datetime import timedelta
from pathlib import Path

import pendulum
from airflow.exceptions import AirflowFailException, AirflowSkipException
from airflow.timetables.interval import CronDataIntervalTimetable

try:  # Airflow 3
    from airflow.sdk import DAG, Asset, Variable

    NO_VARIABLE = {"default": None}
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.datasets import Dataset as Asset
    from airflow.models import Variable

    NO_VARIABLE = {"default_var": None}

try:
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.sensors.bash import BashSensor
except ImportError:
    from airflow.operators.bash import BashOperator
    from airflow.sensors.bash import BashSensor

FORMAT = 1
POKE = timedelta(minutes=5)
LONGEST_DELAY = timedelta(hours=1)
MAIN_CLASS = "io.tributary.job.cli.Main"
# How the operators word it: "exit code 5", "Error code is: 5", "'exit_code': 5", "exitCode: 5".
EXIT_CODE = re.compile(r"(?:exit[ _]?code|error code)\W+(?:is\W+)?(\d+)", re.IGNORECASE)


def read_graph(file):
    """The graph beside a DAG file."""
    place = Path(file).with_name("tributary_graph.json")
    graph = json.loads(place.read_text(encoding="utf-8"))
    if graph["format"] != FORMAT:
        raise RuntimeError(
            f"{place} has format {graph['format']}, these DAG files read {FORMAT}. "
            "Take the DAG files and the graph from the same version of Tributary."
        )
    return graph


def read_call(graph):
    """How the command line is called on a worker; `tributary airflow sync` writes the variable."""
    text = Variable.get(graph["variable"], **NO_VARIABLE)
    call = {"operator": "bash", "command": ["tributary"], "workspace": "."}
    call.update(json.loads(text) if text else {})
    if call["operator"] not in OPERATORS:
        raise RuntimeError(
            f"The operator is '{call['operator']}'. Known are {', '.join(OPERATORS)}."
        )
    return call


def arguments(call, task):
    """The arguments, the same whatever operator passes them."""
    environment = ["--env", call["environment"]] if call.get("environment") else []
    return [*task["argv"], "-w", call["workspace"], *environment]


def judged(operator, base, context):
    """Runs an operator as its base class does, and reads the exit code out of what went wrong."""
    # Airflow's guard around execute takes a call from a subclass for one from outside.
    execute = getattr(base.execute, "__wrapped__", base.execute)
    try:
        return execute(operator, context)
    except Exception as error:
        found = EXIT_CODE.search(str(error))
        code = int(found.group(1)) if found else None
        if code in operator.skip_on:
            raise AirflowSkipException(f"Nothing to do (exit code {code}).") from error
        if code in operator.fail_on:
            raise AirflowFailException(
                f"Trying again cannot help (exit code {code}); see the log above."
            ) from error
        raise


class Bash(BashOperator):
    """Calls the command line in a shell."""

    def execute(self, context):
        return judged(self, BashOperator, context)


def bash(call, task, common):
    """What people type goes through variables of the shell, never into its script."""
    words = [*call["command"], *arguments(call, task)]
    names = [f"TRIBUTARY_{i}" for i in range(len(words))]
    return Bash(
        bash_command="exec " + " ".join(f'"${name}"' for name in names),
        env=dict(zip(names, words)),
        append_env=True,
        **common,
    )


def spark_submit(call, task, common):
    """The command is the jar."""
    from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

    class SparkSubmit(SparkSubmitOperator):
        """Submits the command line's jar."""

        def execute(self, context):
            return judged(self, SparkSubmitOperator, context)

    return SparkSubmit(
        application=call["command"][0],
        java_class=MAIN_CLASS,
        application_args=arguments(call, task),
        name=common["task_id"],
        **common,
    )


def kubernetes_pod(call, task, common):
    """The command is that of the image."""
    from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator

    class Pod(KubernetesPodOperator):
        """Calls the command line in a pod."""

        def execute(self, context):
            return judged(self, KubernetesPodOperator, context)

    return Pod(
        name="tributary-" + re.sub("[^a-z0-9]+", "-", common["task_id"].lower()),
        image=call["image"],
        namespace=call.get("namespace", "default"),
        cmds=call["command"],
        arguments=arguments(call, task),
        **common,
    )


OPERATORS = {"bash": bash, "spark-submit": spark_submit, "kubernetes-pod": kubernetes_pod}


def tell_failure(context):
    """Logs a failure for good, and posts it where TRIBUTARY_ALERT_URL names a webhook."""
    task = context["task_instance"]
    news = {
        "text": f"{task.dag_id}.{task.task_id} failed in {task.run_id}",
        "dag_id": task.dag_id,
        "task_id": task.task_id,
        "run_id": task.run_id,
        "log_url": getattr(task, "log_url", None),
    }
    logging.getLogger(__name__).error("%s", news["text"])
    url = os.environ.get("TRIBUTARY_ALERT_URL")
    if url:
        request = urllib.request.Request(
            url, json.dumps(news).encode(), {"Content-Type": "application/json"}
        )
        urllib.request.urlopen(request, timeout=10).close()


def schedule(graph, dag):
    """Airflow 3 makes a bare cron an empty interval, so the timetable is always this one."""
    if dag["cron"]:
        return CronDataIntervalTimetable(dag["cron"], timezone=graph["zone"])
    return [Asset(uri) for uri in dag["assets"]] or None


def add_task(graph, call, task):
    """One task of the DAG that is open."""
    retries = graph["retries"]
    common = {
        "task_id": task["id"],
        "pool": task["pool"],
        "execution_timeout": timedelta(minutes=task["timeout_minutes"]),
        "outlets": [Asset(uri) for uri in task["outlets"]],
        "trigger_rule": "none_failed",
    }
    if task["kind"] == "sensor" and call["operator"] == "bash":
        del common["execution_timeout"]
        return BashSensor(
            bash_command=shlex.join([*call["command"], *arguments(call, task)]),
            retry_exit_code=retries["not_ready_on"],
            mode="reschedule",
            poke_interval=POKE.total_seconds(),
            timeout=task["timeout_minutes"] * 60,
            **common,
        )
    waiting = {
        "run": {
            "retries": retries["retries"],
            "retry_delay": timedelta(minutes=retries["delay_minutes"]),
            "retry_exponential_backoff": True,
            "max_retry_delay": LONGEST_DELAY,
        },
        "check": {"retries": 0},
        "sensor": {
            "retries": int(timedelta(minutes=task["timeout_minutes"]) / POKE),
            "retry_delay": POKE,
        },
    }
    operator = OPERATORS[call["operator"]](call, task, {**common, **waiting[task["kind"]]})
    operator.skip_on = tuple(retries["skip_on"])
    operator.fail_on = tuple(retries["fail_on"])
    return operator


def build(kind, file):
    """The DAG of that kind in the graph beside the file; None where it has none."""
    graph = read_graph(file)
    dag = graph["dags"].get(kind)
    if dag is None:
        return None
    call = read_call(graph)
    with DAG(
        dag_id=dag["id"],
        description=dag["says"],
        schedule=schedule(graph, dag),
        start_date=pendulum.parse(graph["start"], tz=graph["zone"]),
        catchup=False,
        max_active_runs=1,
        params=dag["params"],
        tags=["tributary"],
        default_args={"on_failure_callback": tell_failure, "depends_on_past": False},
    ) as built:
        tasks = {task["id"]: add_task(graph, call, task) for task in dag["tasks"]}
        for task in dag["tasks"]:
            for before in task["after"]:
                tasks[before] >> tasks[task["id"]]
    return built
