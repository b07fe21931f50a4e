package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.Security;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests with each TPM, its provider registered last, as a program would. */
@Tag("peer")
@ParameterizedClass
@EnumSource(TestTpm.class)
public abstract class OnEachTpm {
  protected static RunningTpm tpm;
  protected static TestKeys keys;

  @Parameter TestTpm kind;

  @BeforeParameterizedClassInvocation
  static void register(TestTpm kind) throws Exception {
    tpm = kind.running();
    Security.addProvider(tpm.provider());
    keys = tpm.keys();
  }

  @AfterParameterizedClassInvocation
  static void remove() {
    Security.removeProvider(tpm.provider().getName());
  }

  /** Makes the call, in which the TPM is to sign as often as told: no more, no less. */
  protected static <T> T signing(int times, Callable<T> call) throws Exception {
    int before = tpm.signatures();
    T result = call.call();
    assertEquals(times, tpm.signatures() - before, "signatures of the TPM");
    return result;
  }
}
