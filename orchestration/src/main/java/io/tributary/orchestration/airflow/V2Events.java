package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** News of assets on a 3.x server, which knows them by number. */
record V2Events(Api api) {

  private static final int PAGE = 50;

  /** An asset as it is listed. */
  private record Asset(long id, String uri) {
    static Asset of(JsonNode node) {
      return new Asset(Read.number(node, "id"), Read.required(node, "uri"));
    }
  }

  void announce(DataEvent event) {
    long asset = asset(event.uri())
        .orElseThrow(() -> new AirflowException(
            AirflowException.Reason.NOT_FOUND,
            "Cannot announce " + event.uri() + ": the server has no such asset. A DAG that reads or"
                + " writes it must be there and not be paused."));
    ObjectNode body = Json.object().put("asset_id", asset);
    body.set("extra", event.extra().json());
    Call call = Call.send("POST", "announce " + event.uri(), api.path("assets", "events"), body);
    api.http().ask(call.harmful());
  }

  /** The pattern is one of SQL's like, so others may fit it, too. */
  private Optional<Long> asset(String uri) {
    return api
        .pages(
            offset -> Call.get("find asset " + uri, api.path("assets"))
                .with("uri_pattern", uri)
                .with("limit", PAGE)
                .with("offset", offset),
            "assets",
            Asset::of)
        .stream()
        .filter(asset -> asset.uri().equals(uri))
        .findFirst()
        .map(Asset::id);
  }
}
