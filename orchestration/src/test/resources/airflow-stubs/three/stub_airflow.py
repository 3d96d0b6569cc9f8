"""The names of Airflow 3 that DAG files may use; others are not there."""

import stub_base as base


class Variable(base.Variable):
    @classmethod
    def get(cls, key, default=KeyError):
        return base.Variable.text if base.Variable.text is not None else default


base.module("airflow")
base.module("airflow.sdk", DAG=base.DAG, Asset=base.Asset, Variable=Variable)
base.module("airflow.providers.standard.operators.bash", BashOperator=base.BashOperator)
base.module("airflow.providers.standard.sensors.bash", BashSensor=base.BashSensor)
