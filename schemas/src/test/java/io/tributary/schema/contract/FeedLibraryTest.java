package io.tributary.schema.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schema.identity.IdentityFile;
import io.tributary.schema.yaml.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FeedLibraryTest {

  private static final List<String> KINDS = kinds();

  private static List<String> kinds() {
    try (InputStream shipped = FeedLibrary.class.getResourceAsStream("/identity.yaml")) {
      String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
      return IdentityFile.read(
              "identity.yaml", text, FeedLibrary.names(), List.of(), new Problems())
          .kindNames();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyShippedContractIsWithoutFault() {
    Problems problems = new Problems();
    FeedChecks checks = new FeedChecks(KnownStandardisers.catalogue(), KINDS, problems);

    for (String feed : FeedLibrary.names()) {
      Optional<FeedFile> file =
          FeedContracts.read(feed + ".yaml", FeedLibrary.text(feed), problems);
      file.ifPresent(checks::check);
      assertThat(file.map(read -> read.contract().feed())).contains(feed);
    }

    assertThat(problems.all()).isEmpty();
  }

  @Test
  void everyContractFileIsListed() throws Exception {
    assertThat(shipped()).containsExactlyInAnyOrderElementsOf(FeedLibrary.names());
  }

  @Test
  void aFeedTheLibraryDoesNotHaveIsRefusedWithTheNameMeant() {
    assertThatThrownBy(() -> FeedLibrary.text("pos_receipt"))
        .hasMessage("The library has no feed 'pos_receipt'. Did you mean 'pos_receipts'?");
  }

  private static List<String> shipped() throws IOException, URISyntaxException {
    Path folder = Path.of(FeedLibrary.class.getResource("/feeds").toURI());
    try (var files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .toList();
    }
  }
}
