package io.tributary.schema.testkit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Says with a failure which seed brings it back. */
final class SeedReport implements InvocationInterceptor {

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (TestAbortedException skipped) {
      throw skipped;
    } catch (Throwable failure) {
      Object seed = call.getArguments().get(0);
      throw new AssertionError(
          "With seed " + seed + " (repeat it with -D" + Seeds.PROPERTY + "=" + seed + "): "
              + failure.getMessage(),
          failure);
    }
  }
}
