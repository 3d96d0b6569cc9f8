"""What both stubs of Airflow share: things that keep what they are given, and refuse what is new."""

import subprocess

COMMON = {
    "task_id", "pool", "execution_timeout", "outlets", "trigger_rule", "retries", "retry_delay",
    "retry_exponential_backoff", "max_retry_delay",
}


class AirflowException(Exception):
    pass


class AirflowFailException(AirflowException):
    pass


class AirflowSkipException(AirflowException):
    pass


class Asset:
    def __init__(self, uri):
        self.uri = uri


class CronDataIntervalTimetable:
    def __init__(self, cron, timezone):
        self.cron, self.timezone = cron, timezone


class DAG:
    open_dag = None
    known = {
        "dag_id", "description", "schedule", "start_date", "catchup", "max_active_runs", "params",
        "tags", "default_args",
    }

    def __init__(self, **kwargs):
        assert set(kwargs) <= self.known, set(kwargs) - self.known
        self.__dict__.update(kwargs)
        self.tasks = {}

    def __enter__(self):
        DAG.open_dag = self
        return self

    def __exit__(self, *problem):
        DAG.open_dag = None


class BaseOperator:
    known = set()

    def __init__(self, *args, **kwargs):
        assert not args, "operators take keyword arguments only"
        unknown = set(kwargs) - COMMON - self.known
        assert not unknown, unknown
        self.given = kwargs
        self.upstream = []
        self.task_id = kwargs["task_id"]
        DAG.open_dag.tasks[self.task_id] = self

    def __rshift__(self, other):
        other.upstream.append(self.task_id)
        return other


def guarded(function):
    """As Airflow wraps execute: a call must carry the operator's own sentinel."""

    def wrapper(self, context, **sentinel):
        assert sentinel == {type(self).__name__ + "__sentinel": True}, sentinel
        return function(self, context)

    wrapper.__wrapped__ = function
    return wrapper


class Guarded(BaseOperator):
    """Its subclasses' execute is wrapped where they define it, as Airflow's metaclass does."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "execute" in cls.__dict__:
            cls.execute = guarded(cls.__dict__["execute"])


class BashOperator(Guarded):
    known = {"bash_command", "env", "append_env"}

    def execute(self, context):
        done = subprocess.run(
            ["bash", "-c", self.given["bash_command"]], env=self.given["env"], check=False
        )
        if done.returncode == 99:
            raise AirflowSkipException("Bash command returned exit code 99. Skipping.")
        if done.returncode:
            raise AirflowException(
                "Bash command failed. The command returned a non-zero exit code"
                f" {done.returncode}."
            )


class BashSensor(BaseOperator):
    known = {"bash_command", "retry_exit_code", "mode", "poke_interval", "timeout"}


class SparkSubmitOperator(Guarded):
    known = {"application", "java_class", "application_args", "name"}

    def execute(self, context):
        raise AirflowException(
            f"Cannot execute: spark-submit … {context['words']}. Error code is: {context['code']}."
        )


class KubernetesPodOperator(Guarded):
    known = {"name", "image", "namespace", "cmds", "arguments"}

    def execute(self, context):
        raise AirflowException(
            "Pod tributary returned a failure.\nremote_pod: {'state': {'terminated': "
            f"{{'container_id': 'x', 'exit_code': {context['code']}, 'reason': 'Error'}}}}}}"
        )


class Variable:
    text = None


class Pendulum:
    def __init__(self, text, tz):
        self.text, self.tz = text, tz


def module(name, **names):
    import sys
    import types

    made = types.ModuleType(name)
    made.__dict__.update(names)
    sys.modules[name] = made
    parent, _, child = name.rpartition(".")
    if parent:
        if parent not in sys.modules:
            module(parent)
        setattr(sys.modules[parent], child, made)
    return made
