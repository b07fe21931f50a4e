package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.testing.GetTestResult;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that were wrapped outside of the TPM are what they say, or are refused. */
class ForgedKeyTest {
  private static final BigInteger P = ForgedKeys.odd(1024, true, 1);
  private static final BigInteger Q = ForgedKeys.odd(1024, true, 2);
  private static final int PT_SEAL = 5;

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

  /** TPM_ActivateIdentity would have a privacy CA certify a key that others have as well. */
  @Test
  void identityKeysAreOfThisTpmOnly() throws Exception {
    TpmKeyParms parms = KeyTemplates.identity().algorithmParms();
    int usage = KeyConstants.USAGE_IDENTITY;
    TpmKey key = ForgedKeys.key(tpm, usage, parms, P, Q, ForgedKeys.PT_ASYM);
    TpmResponseException refused = assertThrows(TpmResponseException.class, () -> tpm.load(key));
    assertTrue(refused.is(TpmResult.INVALID_KEYUSAGE), refused.getMessage());
  }

  @Test
  void encryptedPartsOfOtherThingsAreNoKeys() throws Exception {
    TpmKeyParms parms =
        KeyTemplates.signing(2048, KeyConstants.SS_RSASSAPKCS1V15_SHA1).algorithmParms();
    TpmKey key = ForgedKeys.key(tpm, KeyConstants.USAGE_SIGNING, parms, P, Q, PT_SEAL);
    assertRefused(TpmResult.INVALID_STRUCTURE, key);
  }
}
