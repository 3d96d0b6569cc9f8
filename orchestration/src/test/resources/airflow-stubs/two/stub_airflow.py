"""The names of Airflow 2 that DAG files may use; others are not there."""

import stub_base as base


class Variable(base.Variable):
    @classmethod
    def get(cls, key, default_var=KeyError):
        return base.Variable.text if base.Variable.text is not None else default_var


base.module("airflow", DAG=base.DAG)
base.module("airflow.datasets", Dataset=base.Asset)
base.module("airflow.models", Variable=Variable)
base.module("airflow.operators.bash", BashOperator=base.BashOperator)
base.module("airflow.sensors.bash", BashSensor=base.BashSensor)
