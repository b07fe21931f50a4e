package io.github.tpm4j.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmTransportException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrappedKeyTest {

  /** A TPM that is never there. */
  private static final class Nowhere implements Transport {
    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      throw new TransportClosedException("there is nothing");
    }

    @Override
    public TransportInfo info() {
      return new TransportInfo("nowhere", TransportInfo.Kind.SIMULATOR, true);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private int asked;

  private SecretBytes password() {
    asked++;
    return SecretBytes.of((byte) 'p');
  }

  @Test
  void aPasswordIsNotAskedForWhereTheKeyHasNone() throws Exception {
    WrappedKey key = key("tpm2-openssl-1.1.1-p256.pem");
    assertEquals(Optional.empty(), key.authProblem(KeyAuth.none()));
    sign(key);
    assertEquals(0, asked);
  }

  @Test
  void aPasswordIsAskedForWhereTheKeyHasOne() throws Exception {
    WrappedKey key = key("tpm2-openssl-1.1.1-p256-auth.pem");
    String problem = key.authProblem(KeyAuth.none()).orElseThrow();
    assertTrue(problem.contains("has a password and none was given"), problem);
    sign(key);
    assertEquals(1, asked);
  }

  @Test
  void anEmptyPasswordIsAPassword() throws Exception {
    WrappedKey key = key("tpm2-openssl-1.1.1-p256-auth.pem");
    assertEquals(Optional.empty(), key.authProblem(KeyAuth.password(new char[0])));
  }

  @Test
  void aPasswordOfAKeyThatCountsTriesIsNotTriedAgainstTheFilesWord() throws Exception {
    WrappedKey counting = key("tpm2-openssl-1.1.1-p256.pem");
    assertFalse(counting.publicArea().objectAttributes().has(TpmaObject.NO_DA));
    KeyAuth password = KeyAuth.password("p".toCharArray());
    String problem = counting.authProblem(password).orElseThrow();
    assertTrue(problem.contains("the TPM counts wrong tries"), problem);
    assertTrue(problem.contains("tpm2_encodeobject"), problem);
    for (KeyAuth other :
        List.of(
            KeyAuth.none(),
            KeyAuth.password(new char[0]),
            KeyAuth.callback(callbacks -> {}),
            KeyAuth.offered("store".toCharArray()))) {
      assertEquals(Optional.empty(), counting.authProblem(other));
    }
    WrappedKey own =
        new WrappedKey(
            counting.key(), counting.publicArea(), counting.policy(), KeyOrigin.under(Bytes.EMPTY));
    assertEquals(Optional.empty(), own.authProblem(password));
    TpmtPublic noDa = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
    WrappedKey free = new WrappedKey(counting.key(), noDa, counting.policy(), KeyOrigin.UNKNOWN);
    assertEquals(Optional.empty(), free.authProblem(password));
  }

  private void sign(WrappedKey key) {
    TpmConnection nowhere = TpmConnection.over(new Nowhere());
    TpmKey open = key.open(nowhere, KeyAuthorization.password(this::password), ParentAuth.NONE);
    TpmtSigScheme scheme = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
    assertThrows(
        TpmTransportException.class, () -> open.sign(scheme, Digests.zero(HashAlg.SHA256)));
    nowhere.close();
  }

  private static WrappedKey key(String name) throws Exception {
    TpmConnection unused = TpmConnection.of(TpmSettings.of("swtpm:host=127.0.0.1,port=1"));
    try (InputStream in = Tss2Pem.class.getResourceAsStream(name)) {
      String pem = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return (WrappedKey)
          TpmPrivateKey.of(unused, Tss2Pem.decode(pem), "web", KeyAuth.none()).source();
    }
  }
}
