package io.tributary.schema.testkit;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the session and lake folders to the parameters of a {@link SparkTest}. */
final class SparkExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SparkExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == SparkSession.class || (type == Path.class && parameter.isAnnotated(Lake.class));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == SparkSession.class) {
      return TestSession.session();
    }
    LakeFolder folder = LakeFolder.create(context.getRequiredTestClass().getSimpleName());
    // The store closes what it holds when the test (or the class, for @BeforeAll) ends.
    context.getStore(NAMESPACE).put(folder.path(), folder);
    return folder.path();
  }
}
