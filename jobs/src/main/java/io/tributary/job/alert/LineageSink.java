package io.tributary.job.alert;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.FileConfig;
import io.openlineage.client.transports.FileTransport;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.Transport;
import io.tributary.job.workspace.LineageTarget;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Hands OpenLineage events to a file or a server, by OpenLineage's own client. */
public final class LineageSink {

  private LineageSink() {}

  /**
   * Emits the events; says what was not taken. An event that is lost changes nothing in the lake.
   *
   * @param secrets the value a reference such as env:NAME leads to
   */
  public static List<String> emit(
      List<RunEvent> events, LineageTarget target, UnaryOperator<String> secrets) {
    List<String> lost = new ArrayList<>();
    for (Transport transport : transports(target, secrets)) {
      try {
        OpenLineageClient client =
            OpenLineageClient.builder().transport(transport).build();
        events.forEach(client::emit);
      } catch (OpenLineageClientException e) {
        lost.add("OpenLineage events were not taken: " + e.getMessage());
      }
    }
    return lost;
  }

  private static List<Transport> transports(LineageTarget target, UnaryOperator<String> secrets) {
    List<Transport> transports = new ArrayList<>();
    target.file().ifPresent(file -> {
      FileConfig config = new FileConfig();
      config.setLocation(file.toString());
      transports.add(new FileTransport(config));
    });
    target.url().ifPresent(url -> {
      HttpConfig config = new HttpConfig();
      config.setUrl(URI.create(url));
      target.token().ifPresent(reference -> {
        ApiKeyTokenProvider token = new ApiKeyTokenProvider();
        token.setApiKey(secrets.apply(reference));
        config.setAuth(token);
      });
      transports.add(new HttpTransport(config));
    });
    return transports;
  }
}
