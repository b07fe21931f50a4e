package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.testing.GetTestResult;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that were wrapped outside of the TPM are what they say, or are refused. */
class ForgedKeyTest {
  private static final BigInteger P = ForgedKeys.odd(1024, true, 1);
  private static final BigInteger Q = ForgedKeys.odd(1024, true, 2);

  private OwnedTpm12 tpm;

  @BeforeEach
  void start() throws Exception {
    tpm = new OwnedTpm12();
  }

  @AfterEach
  void end() {
    tpm.close();
  }

  private int signatureBytes(TpmKey key) {
    int handle = tpm.load(key);
    try (OiapSession oiap = tpm.client.oiap()) {
      Sign.Request request = new Sign.Request(handle, Bytes.of(new byte[20]));
      return tpm.client.execute(request, oiap.lastWith(ForgedKeys.SECRET)).sig().size();
    }
  }

  private void assertRefused(TpmResult code, TpmKey key) {
    TpmResponseException refused =
        assertThrows(TpmResponseException.class, () -> signatureBytes(key));
    assertTrue(refused.is(code), refused.getMessage());
    tpm.client.execute(new GetTestResult.Request());
    tpm.client.oiap().close();
  }

  @Test
  void aWholeOneSigns() throws Exception {
    assertEquals(256, signatureBytes(ForgedKeys.signing(tpm, 2048, P, Q)));
  }
}
