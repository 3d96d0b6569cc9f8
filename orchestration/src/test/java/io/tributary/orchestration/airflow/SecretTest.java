package io.tributary.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  private static final String CANARY = "canary-7f3a";

  @TempDir
  private Path folder;

  @Test
  void aSecretIsReadFromItsPlaceEachTime() throws IOException {
    Path file = folder.resolve("password");
    Files.writeString(file, CANARY + "\n");
    Secret secret = Secret.of("file:password", folder, name -> "");
    assertThat(secret.reveal()).isEqualTo(CANARY);
    Files.writeString(file, "next");
    assertThat(secret.reveal()).isEqualTo("next");
    assertThat(Secret.of("env:P", folder, Map.of("P", CANARY)::get).reveal()).isEqualTo(CANARY);
  }

  @Test
  void aMissingSecretNamesItsPlace() {
    assertThatThrownBy(
            () -> Secret.of("env:P", folder, Map.<String, String>of()::get).reveal())
        .hasMessage(
            "A secret is missing: there is nothing in environment variable P. Put it there.");
    assertThatThrownBy(
            () -> Secret.of("file:none", folder, Map.<String, String>of()::get).reveal())
        .hasMessage("A secret is missing: there is nothing in file " + folder.resolve("none")
            + ". Put it there.");
  }

  @Test
  void aSecretInPlaceOfAReferenceIsNotRepeated() {
    assertThatThrownBy(() -> Secret.of(CANARY, folder, name -> ""))
        .hasMessageStartingWith(
            "A secret is given by reference, env:NAME or file:PATH, never by itself.")
        .hasMessageNotContaining(CANARY);
  }

  @Test
  void aTokenThatNoHeaderCanCarryIsNotRepeated() {
    Secret secret = Secret.of("env:T", folder, Map.of("T", CANARY + "\nsecond line")::get);
    assertThatThrownBy(() -> new Session.Bearer(secret).authorization())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("What is in environment variable T is no token: it holds a blank,")
        .hasMessageNotContaining(CANARY);
  }

  @Test
  void nothingThatHoldsASecretPrintsIt() {
    Secret secret = Secret.of("env:P", folder, Map.of("P", CANARY)::get);
    Credentials.User user = new Credentials.User("ops", secret);
    AirflowServer server =
        new AirflowServer(URI.create("https://airflow.example.com/"), user, Limits.USUAL);
    Connection connection = new Connection(
        "c",
        "http",
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(secret),
        Optional.empty(),
        Optional.empty());
    assertThat(server.toString()
            + connection
            + user
            + new Session.Basic(user)
            + new Session.Bearer(secret))
        .contains("environment variable P")
        .doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host",
        "http:///path",
        "airflow.example.com",
        "http://u:canary@host",
        "http://host?x=canary",
        "http://host/api/v1"
      })
  void anAddressIsAnAddressOnly(String url) {
    assertThatThrownBy(
            () -> new AirflowServer(URI.create(url), new Credentials.Anonymous(), Limits.USUAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The URL of Airflow must")
        .hasMessageNotContaining("canary");
  }

  @Test
  void anAddressMayHaveAPath() {
    AirflowServer server = new AirflowServer(
        URI.create("https://host:8443/airflow/"), new Credentials.Anonymous(), Limits.USUAL);
    assertThat(server.url()).hasToString("https://host:8443/airflow");
  }
}
