package io.tributary.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which package may import which, as rules over a root package. */
record FloorPlan(String root) {

  private static final List<String> FLOOR_ABOVE_RUN =
      List.of("wiring", "publish", "privacy", "report", "serve", "maintenance", "alert", "bench");

  List<ArchRule> rules() {
    return Stream.concat(modules(), Stream.concat(stages(), jobFloors())).toList();
  }

  private Stream<ArchRule> modules() {
    return Stream.of(
        apart("schema", "pipeline", "model", "quality", "orchestration", "job", "sample"),
        apart("pipeline", "model", "quality", "orchestration", "job", "sample"),
        apart("model", "pipeline", "quality", "orchestration", "job", "sample"),
        apart("quality", "pipeline", "model", "orchestration", "job", "sample"),
        apart("orchestration", "schema", "pipeline", "model", "quality", "job", "sample"),
        apart("job", "sample"),
        noClasses()
            .that()
            .resideInAPackage(in("orchestration"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "io.delta..", "org.apache.hadoop..")
            .because("Airflow's side runs where no Spark is"),
        noClasses()
            .that()
            .resideInAnyPackage(in("pipeline"), in("model"), in("quality"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.nio\\.file\\.Files|java\\.io\\.File(In|Out)putStream"
                + "|java\\.net\\.(http\\..*|.*Socket|.*URLConnection)")
            .because("files and the network belong to jobs"),
        methods()
            .that()
            .haveName("main")
            .and()
            .areStatic()
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage(in("job.cli"))
            .because("there is one way in"));
  }

  /** The one rule of pipelines' stages: they meet in tables, and share two vocabularies. */
  private Stream<ArchRule> stages() {
    return Stream.of(
        slices()
            .matching(root + ".pipeline.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                alwaysTrue(), resideInAnyPackage(in("pipeline.standard"), in("pipeline.rule")))
            .because("stages meet in tables; they share only standard and rule"),
        classes()
            .that(simpleNameEndingWith("Transform").and(resideInAnyPackage(in("pipeline"))))
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
            .andShould()
            .haveOnlyPrivateConstructors()
            .because("a transform is a final class with a pure static method"),
        fields()
            .that()
            .areDeclaredInClassesThat(
                simpleNameEndingWith("Transform").and(resideInAnyPackage(in("pipeline"))))
            .should()
            .beStatic()
            .andShould()
            .beFinal()
            .because("a transform has no state"));
  }

  private Stream<ArchRule> jobFloors() {
    String[] above = FLOOR_ABOVE_RUN.stream().map(room -> "job." + room).toArray(String[]::new);
    return Stream.of(
        apart("job.lake", with(above, "job.run", "job.workspace", "job.lineage", "job.cli")),
        apart("job.workspace", with(above, "job.run", "job.lake", "job.lineage", "job.cli")),
        apart("job.lineage", with(above, "job.run", "job.lake", "job.workspace", "job.cli")),
        apart("job.run", with(above, "job.cli")),
        slices()
            .matching(root + ".job.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAnyPackage(in("job.cli"), in("job.run")), alwaysTrue())
            .ignoreDependency(
                alwaysTrue(),
                resideInAnyPackage(
                    in("job.lake"), in("job.run"), in("job.workspace"), in("job.lineage")))
            .because("wiring, publish, privacy and their like stand side by side"),
        classes()
            .that()
            .resideInAPackage(root + ".job.*..")
            .should()
            .resideInAnyPackage(Stream.of(
                    with(above, "job.lake", "job.lineage", "job.workspace", "job.run", "job.cli"))
                .map(this::in)
                .toArray(String[]::new))
            .because("a new room of jobs needs its place on the floor plan"));
  }

  private ArchRule apart(String room, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(in(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Stream.of(others).map(this::in).toArray(String[]::new))
        .because(room + " does not know " + String.join(", ", others))
        .allowEmptyShould(true);
  }

  private String in(String room) {
    return root + "." + room + "..";
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }
}
