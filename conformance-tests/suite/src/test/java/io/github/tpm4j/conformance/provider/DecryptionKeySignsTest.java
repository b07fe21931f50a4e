package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An RSA key that has `decrypt` and no `sign` signs by raw RSA, with every service for RSA. */
class DecryptionKeySignsTest extends OnEveryTpm {
  private static final byte[] MESSAGE = {1, 2, 3};

  private KeyPair keys;

  @BeforeEach
  void make() throws Exception {
    keys = tpm.key(TpmKeyGenParameterSpec.rsa("mail", 2048).purposes(KeyPurpose.DECRYPT));
    assertFalse(((TpmRsaPrivateKey) keys.getPrivate()).isForSign());
  }

  @Test
  void withEveryNamedService() throws Exception {
    List<String> names =
        tpm.provider().getServices().stream()
            .filter(service -> service.getType().equals("Signature"))
            .map(Provider.Service::getAlgorithm)
            .filter(name -> name.contains("withRSA") && !name.startsWith("NONE"))
            .toList();
    assertTrue(names.size() >= 10, names::toString);
    for (String name : names) {
      assertTrue(verifies(name, sign(name)), name);
    }
  }

  private byte[] sign(String name) throws Exception {
    Signature signer = Signature.getInstance(name, tpm.provider());
    signer.initSign(keys.getPrivate());
    signer.update(MESSAGE);
    return signer.sign();
  }

  private boolean verifies(String name, byte[] signature) throws Exception {
    boolean pss = name.endsWith("MGF1");
    Signature verifier = Signature.getInstance(pss ? "RSASSA-PSS" : name, "SunRsaSign");
    if (pss) {
      String hash = name.replace("withRSAandMGF1", "").replaceFirst("^SHA(?!3-)", "SHA-");
      verifier.setParameter(pss(hash, MessageDigest.getInstance(hash).getDigestLength()));
    }
    verifier.initVerify(keys.getPublic());
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }

  private static PSSParameterSpec pss(String hash, int saltBytes) {
    return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), saltBytes, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 32, 222})
  void withEverySaltOfPss(int saltBytes) throws Exception {
    PSSParameterSpec parameters = pss("SHA-256", saltBytes);
    Signature signer = Signature.getInstance("RSASSA-PSS", tpm.provider());
    signer.initSign(keys.getPrivate());
    signer.setParameter(parameters);
    signer.update(MESSAGE);
    Signature verifier = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
    verifier.setParameter(parameters);
    verifier.initVerify(keys.getPublic());
    byte[] signature = signer.sign();
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(signature));
  }

  @Test
  void whatTheCallerGives() throws Exception {
    byte[] signature = sign("NONEwithRSA");
    Signature verifier = Signature.getInstance("NONEwithRSA", tpm.provider());
    verifier.initVerify(keys.getPublic());
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(signature));
  }

  @Test
  void butNotAKeyThatIsBoundToAPaddingOfEncryption() throws Exception {
    KeyPair bound =
        tpm.key(
            TpmKeyGenParameterSpec.rsa("bound", 2048)
                .purposes(KeyPurpose.DECRYPT)
                .padding(KeyPadding.ENCRYPTION_PKCS1));
    Signature signer = Signature.getInstance("SHA256withRSA", tpm.provider());
    InvalidKeyException refusal =
        assertThrows(InvalidKeyException.class, () -> signer.initSign(bound.getPrivate()));
    assertTrue(refusal.getMessage().contains("not for signing"), refusal.getMessage());
  }
}
