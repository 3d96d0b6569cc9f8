package io.tributary.orchestration.airflow;

import java.net.URI;

/**
 * Where a server is and who asks it.
 *
 * @param url of the web server, without /api: http or https, perhaps with a path
 * @param credentials who asks
 * @param limits what a call may take
 */
public record AirflowServer(URI url, Credentials credentials, Limits limits) {

  public AirflowServer {
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.matches("https?") || url.getHost() == null) {
      throw new IllegalArgumentException(
          "The URL of Airflow must begin with http:// or https:// and name a host.");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The URL of Airflow must be an address only: no user, password or query in it.");
    }
    String path = url.getRawPath().replaceFirst("/+$", "");
    if (path.endsWith("/api") || path.contains("/api/")) {
      throw new IllegalArgumentException(
          "The URL of Airflow must be that of its web server: leave out /api and what follows.");
    }
    url = URI.create(scheme + "://" + url.getRawAuthority() + path);
  }
}
