package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.junit.jupiter.api.Test;

/** A PSS signature with a salt that could not be longer tells nothing of other signatures. */
class OddSaltTest extends OnEveryTpm {

  private static PSSParameterSpec pss(String hash, int saltBytes) {
    return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), saltBytes, 1);
  }

  private static void assertSigns(RunningTpm used, KeyPair keys, PSSParameterSpec parameters)
      throws Exception {
    Signature signer = Signature.getInstance("RSASSA-PSS", used.provider());
    signer.setParameter(parameters);
    signer.initSign(keys.getPrivate());
    Signature verifier = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
    verifier.setParameter(parameters);
    verifier.initVerify(keys.getPublic());
    assertTrue(verifier.verify(signer.sign()));
  }

  /** The second key is for signatures only, so that the TPM itself has to make the salt of TLS. */
  @Test
  void aKeyForSignaturesSignsWithTheSaltOfTls_afterAShortKeyHasSigned() throws Exception {
    try (RunningTpm used = tpm.again(TpmSettings.DEFAULT)) {
      KeyPair small = used.key(TpmKeyGenParameterSpec.rsa("small", 1024).purposes(KeyPurpose.SIGN));
      KeyPair usual = used.key(TpmKeyGenParameterSpec.rsa("usual", 2048).purposes(KeyPurpose.SIGN));
      assertSigns(used, small, pss("SHA-512", 62));
      assertSigns(used, usual, pss("SHA-256", 32));
      assertSigns(used, small, pss("SHA-512", 62));
    }
  }
}
