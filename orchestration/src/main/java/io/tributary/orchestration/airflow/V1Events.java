package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** News of datasets on a 2.x server. */
record V1Events(Api api) {

  void announce(DataEvent event) {
    if (!api.version().isAtLeast(2, 9)) {
      throw api.unsupported(
          "announce " + event.uri(),
          "It takes news of datasets from 2.9 on. Trigger the DAG instead.");
    }
    ObjectNode body = Json.object().put("dataset_uri", event.uri());
    body.set("extra", event.extra().json());
    Call call = Call.send("POST", "announce " + event.uri(), api.path("datasets", "events"), body);
    api.http().ask(call.harmful());
  }
}
