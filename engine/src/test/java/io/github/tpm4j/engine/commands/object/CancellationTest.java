package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.TestObjects.NOTHING;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;

/** TPM_RC_CANCELED while an RSA key is searched for. */
class CancellationTest {
  private static final TpmtPublic RSA = KeyTemplate.rsa(1024).signing().build();

  private final TestTpm tpm = TestTpm.started();

  private void assertCanBeCanceled(TpmRequest<?> request) {
    tpm.tpm().cancel(true);
    assertEquals(TpmRc.CANCELED, tpm.code(request));
    tpm.tpm().cancel(false);
    assertEquals(TpmRc.SUCCESS, tpm.code(request));
  }

  @Test
  void endsCreatePrimary() {
    assertCanBeCanceled(primary(TpmHandle.OWNER, RSA));
  }

  @Test
  void endsCreate() {
    assertCanBeCanceled(child(storageKey(tpm), RSA));
  }

  @Test
  void endsCreateLoaded_belowAKeyAndAHierarchy() {
    assertCanBeCanceled(
        new CreateLoaded.Request(storageKey(tpm), NOTHING, Bytes.adopt(RSA.marshal())));
    assertCanBeCanceled(
        new CreateLoaded.Request(TpmHandle.OWNER, NOTHING, Bytes.adopt(RSA.marshal())));
  }
}
