package io.github.tpm4j.junit;

import io.github.tpm4j.provider.TpmProvider;
import java.io.IOException;
import java.security.Security;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts and ends the TPM of each test; used by {@link Tpm}. */
public final class TpmExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(TpmExtension.class);

  /** To be made by JUnit. */
  public TpmExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    Tpm wanted = wanted(context);
    TestTpm tpm = TestTpm.start(wanted);
    context.getStore(NAMESPACE).put(TestTpm.class, tpm);
    if (wanted.registered() && Security.addProvider(tpm.provider()) < 0) {
      throw new IllegalStateException(
          "A provider named TPM is registered already: tests with @Tpm(registered = true) cannot"
              + " run side by side");
    }
  }

  /** The annotation of the method counts before that of the class. */
  private static Tpm wanted(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), Tpm.class)
        .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), Tpm.class))
        .or(
            () ->
                context.getEnclosingTestClasses().stream()
                    .flatMap(outer -> AnnotationSupport.findAnnotation(outer, Tpm.class).stream())
                    .findFirst())
        .orElseThrow(() -> new IllegalStateException("there is no @Tpm"));
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    TestTpm tpm = context.getStore(NAMESPACE).remove(TestTpm.class, TestTpm.class);
    if (tpm != null) {
      if (Security.getProvider(tpm.provider().getName()) == tpm.provider()) {
        Security.removeProvider(tpm.provider().getName());
      }
      tpm.end();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context.getTestMethod().isPresent()
        && (type == TestTpm.class || type == TpmProvider.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestTpm tpm = context.getStore(NAMESPACE).get(TestTpm.class, TestTpm.class);
    return parameter.getParameter().getType() == TestTpm.class ? tpm : tpm.provider();
  }
}
