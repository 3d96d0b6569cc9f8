package io.tributary.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;

/** What a transform never does: hold a session, start a job, look at a clock or roll dice. */
record Purity(String root) {

  /** Classes that may start Spark jobs though they are in pipelines, each with its reason. */
  static final Map<String, String> EXCEPTIONS = Map.of(
      "io.tributary.pipeline.identity.Components",
      "one shuffle of bytes is read by two jobs, the second with the labels the first has found",
      "io.tributary.pipeline.identity.ChangesOfHands",
      "the few identifiers that changed hands steer how all the others are read",
      "io.tributary.pipeline.identity.DriverRows",
      "what stewards decided and who owned what when is known before any task",
      "io.tributary.pipeline.identity.linkage.RecordLinkage",
      "weights are estimated by rounds over counts, between comparing and scoring");

  private static final String ACTIONS = "count|collect\\w*|take\\w*|head|first|reduce|foreach\\w*"
      + "|toLocalIterator|isEmpty|show|cache|persist|unpersist|checkpoint|localCheckpoint"
      + "|write|writeTo|writeStream|create\\w*TempView|rdd|javaRDD|toJavaRDD";

  List<ArchRule> rules() {
    return List.of(noSession(), noAction(), noClock(), noDice(), noLog(), noBeanEncoder());
  }

  private ArchRule noSession() {
    return noClasses()
        .that(areTransforms())
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.apache\\.spark\\.(sql\\.(SparkSession|SQLContext)|SparkContext"
            + "|api\\.java\\.JavaSparkContext)")
        .because("only jobs hold the session");
  }

  private ArchRule noAction() {
    return noClasses()
        .that(areTransforms())
        .should()
        .callMethodWhere(target(owner(HasName.Predicates.name("org.apache.spark.sql.Dataset")))
            .and(target(nameMatching(ACTIONS))))
        .because("a transform returns a Dataset and starts no Spark job");
  }

  private ArchRule noClock() {
    return noClasses()
        .that(areTransforms())
        .should()
        .callMethodWhere(target(owner(HasName.Predicates.name("org.apache.spark.sql.functions")))
            .and(target(nameMatching("current_timestamp|current_date|now|localtimestamp|curdate"))
                .or(target(nameMatching("unix_timestamp"))
                    .and(target(rawParameterTypes(List.of()))))))
        .because("time is an argument");
  }

  private ArchRule noDice() {
    return noClasses()
        .that(areTransforms())
        .should()
        .callMethodWhere(target(owner(HasName.Predicates.name("org.apache.spark.sql.functions")))
            .and(target(nameMatching("rand|randn|random|shuffle|uuid"
                + "|monotonically_increasing_id|monotonicallyIncreasingId"
                + "|spark_partition_id"))))
        .because("the same rows give the same table, however they are partitioned");
  }

  private ArchRule noLog() {
    return noClasses()
        .that(areTransforms())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "org.apache.logging..", "java.util.logging..")
        .because("the runner logs the start and the end of a job");
  }

  private ArchRule noBeanEncoder() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .callMethodWhere(target(owner(HasName.Predicates.name("org.apache.spark.sql.Encoders")))
            .and(target(nameMatching("bean"))))
        .because("Encoders.bean of a record silently gives an empty struct");
  }

  private DescribedPredicate<JavaClass> areTransforms() {
    return JavaClass.Predicates.resideInAnyPackage(root + ".schema..", root + ".pipeline..")
        .and(DescribedPredicate.describe(
            "are not exceptions",
            type -> !EXCEPTIONS.containsKey(outermost(type).getName())));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Purity::outermost).orElse(type);
  }
}
