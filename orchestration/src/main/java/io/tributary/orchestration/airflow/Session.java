package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The header that says who asks, in the way of one dialect. */
sealed interface Session {

  /** What a request carries. */
  Optional<String> authorization();

  /** Gets a new header after that one was refused; whether there is a new one. */
  default boolean renew(Optional<String> refused) {
    return false;
  }

  /** What messages must not show. */
  List<String> secrets();

  /** Says nothing. */
  record Silent() implements Session {
    @Override
    public Optional<String> authorization() {
      return Optional.empty();
    }

    @Override
    public List<String> secrets() {
      return List.of();
    }
  }

  /** Name and password with every request. */
  record Basic(Credentials.User user) implements Session {
    @Override
    public Optional<String> authorization() {
      return Optional.of("Basic " + encoded());
    }

    @Override
    public List<String> secrets() {
      return List.of(user.password().reveal(), encoded());
    }

    private String encoded() {
      String pair = user.name() + ":" + user.password().reveal();
      return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A token that somebody else renews: it is read anew when it was refused. */
  record Bearer(Secret token) implements Session {
    @Override
    public Optional<String> authorization() {
      return Optional.of("Bearer " + token.revealToken());
    }

    @Override
    public boolean renew(Optional<String> refused) {
      return !authorization().equals(refused);
    }

    @Override
    public List<String> secrets() {
      return List.of(token.reveal());
    }
  }

  /** A token the server gives for name and password. */
  final class Login implements Session {

    private final Credentials.User user;
    private final TokenSource source;
    private Optional<String> token = Optional.empty();

    /** Gets a token for a body of username and password. */
    @FunctionalInterface
    interface TokenSource {
      String token(ObjectNode body, List<String> secrets);
    }

    Login(Credentials.User user, TokenSource source) {
      this.user = user;
      this.source = source;
    }

    @Override
    public synchronized Optional<String> authorization() {
      if (token.isEmpty()) {
        String password = user.password().reveal();
        ObjectNode body = Json.object().put("username", user.name()).put("password", password);
        token = Optional.of(source.token(body, List.of(password)));
      }
      return token.map(text -> "Bearer " + text);
    }

    /** One thread logs in; those refused with the same token take the new one. */
    @Override
    public synchronized boolean renew(Optional<String> refused) {
      if (refused.equals(token.map(text -> "Bearer " + text))) {
        token = Optional.empty();
      }
      return true;
    }

    @Override
    public synchronized List<String> secrets() {
      String password = user.password().reveal();
      return token.map(text -> List.of(password, text)).orElseGet(() -> List.of(password));
    }
  }
}
