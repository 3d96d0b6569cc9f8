package io.tributary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final String PLANTED = "io.tributary.architecture.planted";

  private static final JavaClasses PROGRAM = new ClassFileImporter()
      .withImportOption(ArchitectureTest::isProgram)
      .importPackages("io.tributary");

  private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

  static Stream<ArchRule> rulesOfTheProgram() {
    return rules("io.tributary");
  }

  static Stream<ArchRule> rulesOfThePlantedViolations() {
    return rules(PLANTED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesOfTheProgram")
  void theProgramKeepsTheRule(ArchRule rule) {
    rule.allowEmptyShould(true).check(PROGRAM);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesOfThePlantedViolations")
  void theRuleFindsThePlantedViolation(ArchRule rule) {
    assertThat(rule.evaluate(VIOLATIONS).hasViolation()).isTrue();
  }

  @Test
  void everyModuleIsLookedAt() {
    assertThat(PROGRAM)
        .extracting(type -> type.getPackageName().replaceFirst("(io\\.tributary\\.\\w+).*", "$1"))
        .contains("io.tributary.schema", "io.tributary.pipeline", "io.tributary.job")
        .doesNotContain("io.tributary.architecture");
    assertThat(PROGRAM).noneMatch(type -> type.getName().contains(".testkit."));
  }

  @Test
  void everyExceptionIsStillThere() {
    assertThat(Purity.EXCEPTIONS.keySet()).allMatch(PROGRAM::contain);
  }

  private static Stream<ArchRule> rules(String root) {
    return Stream.concat(new FloorPlan(root).rules().stream(), new Purity(root).rules().stream());
  }

  private static boolean isProgram(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }
}
