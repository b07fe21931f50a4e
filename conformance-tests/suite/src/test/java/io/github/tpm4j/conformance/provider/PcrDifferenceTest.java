package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A key that is bound to PCR says which of them has changed, also after it was stored. */
class PcrDifferenceTest extends OnEveryTpm {
  private static final int OTHER_PCR = 15;
  private static final int DEBUG_PCR = 16;

  private static final Map<TpmAlg, Bytes> SOME_EVENT =
      Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256));

  @Test
  void aNewKey() throws Exception {
    PrivateKey key = tpm.key(ec().boundToPcrs("SHA-256", OTHER_PCR, DEBUG_PCR)).getPrivate();
    assertSaysWhatDiffers(key);
  }

  @Test
  void aKeyOutOfAKeyStore() throws Exception {
    KeyStore store = tpm.keyStore();
    tpm.key(ec().boundToPcrs("SHA-256", OTHER_PCR, DEBUG_PCR).storeIn(store));
    assertSaysWhatDiffers(reloaded(store));
  }

  @Test
  void aKeyWithBranches() throws Exception {
    Policy now = Policy.pcr(device().readPcr(TpmAlg.SHA256, DEBUG_PCR));
    Policy other = Policy.pcr(device().readPcr(TpmAlg.SHA256, OTHER_PCR, DEBUG_PCR));
    KeyStore store = tpm.keyStore();
    tpm.key(ec().policy(Policy.or(now, other)).storeIn(store));
    assertSaysWhatDiffers(reloaded(store));
  }

  /** The text has no place for the values. */
  @Test
  void ofAKeyOutOfAKeyFileOnlyTheDigestIsKnown() throws Exception {
    TpmPrivateKey made =
        (TpmPrivateKey) tpm.key(ec().boundToPcrs("SHA-256", DEBUG_PCR)).getPrivate();
    WrappedKey wrapped = (WrappedKey) made.source();
    assertEquals(1, wrapped.origin().pcrValues().size());
    TpmPrivateKey read = TpmPrivateKey.of(made.tpm(), wrapped.key(), "read", KeyAuth.none());
    device().extendPcr(DEBUG_PCR, SOME_EVENT);
    String words = assertThrows(SignatureException.class, () -> sign(read)).getMessage();
    assertTrue(words.contains("of those demanded only the digest is known"), words);
  }

  private static void assertSaysWhatDiffers(PrivateKey key) throws Exception {
    sign(key);
    Bytes before = value();
    device().extendPcr(DEBUG_PCR, SOME_EVENT);
    String words = assertThrows(SignatureException.class, () -> sign(key)).getMessage();
    String difference =
        "PCR 16 (SHA256) is %s, but the policy demands %s".formatted(value(), before);
    assertTrue(words.contains(difference), words);
    assertFalse(words.contains("PCR 15 (SHA256) is"), words);
  }

  private static Bytes value() {
    return device().readPcr(TpmAlg.SHA256, DEBUG_PCR).values().values().iterator().next();
  }

  private static PrivateKey reloaded(KeyStore store) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, null);
    KeyStore again = tpm.keyStore();
    again.load(new ByteArrayInputStream(out.toByteArray()), null);
    return (PrivateKey) again.getKey("web", null);
  }

  private static TpmKeyGenParameterBuilder ec() {
    return TpmKeyGenParameterSpec.ec("web", "secp256r1");
  }

  private static TpmDevice device() {
    return tpm.provider().connection().device();
  }

  private static void sign(PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signer.initSign(key);
    signer.sign();
  }
}
