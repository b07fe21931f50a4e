package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.storage.GetPubKey;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A TPM 1.2 of swtpm that has seen too many wrong secrets. */
@Tag("peer")
class DefenceTest {
  private static final int TRIES = 20;

  @Test
  void aLockedTpmSaysSoAndWhatToDo() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm();
        AuthSecret secret = AuthSecret.ofUtf8("the key's".toCharArray());
        AuthSecret wrong = AuthSecret.ofUtf8("another's".toCharArray())) {
      int handle = tpm.load(tpm.create(KeyTemplates.signing(512), secret));
      TpmResponseException refused = null;
      for (int i = 0; i < TRIES && (refused == null || refused.is(TpmResult.AUTHFAIL)); i++) {
        refused =
            assertThrows(
                TpmResponseException.class,
                () -> {
                  try (OiapSession oiap = tpm.client.oiap()) {
                    tpm.client.execute(new GetPubKey.Request(handle), oiap.with(wrong));
                  }
                });
      }
      assertTrue(refused.is(TpmResult.DEFEND_LOCK_RUNNING), refused.getMessage());
      assertTrue(refused.getMessage().contains("TPM_ResetLockValue"), refused.getMessage());
    }
  }
}
