package io.github.tpm4j.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmLockoutException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmTransportException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Tpm
class TestTpmTest {
  private KeyPair bound;
  private KeyPair locking;

  @BeforeEach
  void makeKeys(TpmProvider provider) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(
        TpmKeyGenParameterSpec.ec("bound", "secp256r1").boundToPcrs("SHA-256", 7).build());
    bound = generator.generateKeyPair();
    generator.initialize(
        TpmKeyGenParameterSpec.ec("locking", "secp256r1")
            .auth("pin".toCharArray())
            .dictionaryAttackProtected(true)
            .build());
    locking = generator.generateKeyPair();
  }

  private static byte[] sign(TestTpm tpm, KeyPair pair) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signature.initSign(pair.getPrivate());
    signature.update((byte) 1);
    return signature.sign();
  }

  private static Throwable refusal(TestTpm tpm, KeyPair pair) {
    return assertThrows(SignatureException.class, () -> sign(tpm, pair)).getCause();
  }

  @Test
  void pcrThatAreExtended_untilRestart(TestTpm tpm) throws Exception {
    sign(tpm, bound);
    tpm.extendPcr(7, "other firmware");
    assertTrue(refusal(tpm, bound) instanceof TpmPolicyException);
    tpm.restart();
    sign(tpm, bound);
  }

  @Test
  void aTpmThatIsGone(TestTpm tpm) throws Exception {
    tpm.remove();
    ProviderException gone = assertThrows(ProviderException.class, () -> sign(tpm, bound));
    assertTrue(gone.getCause() instanceof TpmTransportException);
    tpm.putBack();
    sign(tpm, bound);
  }

  @Test
  void aLockout_whichIsNotForAllKeys(TestTpm tpm) throws Exception {
    tpm.lockOut();
    assertTrue(refusal(tpm, locking) instanceof TpmLockoutException);
    sign(tpm, bound);
    tpm.endLockout();
    sign(tpm, locking);
  }

  @Test
  void aTpmThatRefuses_orIsBusy(TestTpm tpm) throws Exception {
    sign(tpm, bound);
    tpm.refuse(TpmRc.FAILURE, 1);
    assertThrows(SignatureException.class, () -> sign(tpm, bound));
    tpm.refuse(TpmRc.RETRY, 2);
    sign(tpm, bound);
  }

  @Test
  void aSlowTpm(TestTpm tpm) throws Exception {
    long start = System.nanoTime();
    tpm.slow(Duration.ofMillis(200));
    sign(tpm, bound);
    assertTrue(System.nanoTime() - start >= Duration.ofMillis(200).toNanos());
  }

  @Test
  void whatItCosts(TestTpm tpm) throws Exception {
    sign(tpm, locking);
    int before = tpm.commands().size();
    sign(tpm, locking);
    List<TpmCc> sent = tpm.commands();
    assertEquals(List.of(TpmCc.SIGN), sent.subList(before, sent.size()));
  }

  @Test
  void isNotRegistered_unlessAskedFor(TestTpm tpm) {
    assertNull(Security.getProvider("TPM"));
    assertSame(tpm.provider(), tpm.provider());
  }

  @Test
  @Tpm(registered = true)
  void isRegistered(TpmProvider provider) throws Exception {
    assertSame(provider, Security.getProvider("TPM"));
    assertNotEquals(0, SecureRandom.getInstance("TPM").generateSeed(8).length);
  }

  /** Annotations of outer classes and revisions. */
  @Nested
  class Inner {
    @Test
    void hasATpmToo(TestTpm tpm) throws Exception {
      sign(tpm, bound);
    }

    @Test
    @Tpm(revision = 159)
    void ofAnotherRevision(TestTpm tpm) {
      assertEquals(false, tpm.device().capabilities().has(TpmAlg.MLDSA));
    }
  }
}
