package io.github.tpm4j.tss.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.PssSalt;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a signature shows of its TPM, here made by software with the salts that TPMs take. */
class PssSaltFactTest {
  private final PssSaltFact fact = new PssSaltFact();

  private int learn(int keyBits, HashAlg hash, int saltBytes) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(keyBits);
    KeyPair keys = generator.generateKeyPair();
    Signature signer = Signature.getInstance("RSASSA-PSS");
    MGF1ParameterSpec mask = new MGF1ParameterSpec(hash.jcaName());
    signer.setParameter(new PSSParameterSpec(hash.jcaName(), "MGF1", mask, saltBytes, 1));
    signer.initSign(keys.getPrivate());
    signer.update(new byte[] {1});
    return fact.learn((RSAPublicKey) keys.getPublic(), hash, Bytes.of(signer.sign()));
  }

  @Test
  void aSaltAsLongAsTheDigestShowsTheOneKind() throws Exception {
    assertEquals(32, learn(2048, HashAlg.SHA256, 32));
    assertEquals(Optional.of(PssSalt.DIGEST_LENGTH), fact.known());
  }

  @Test
  void theLongestSaltShowsTheOther() throws Exception {
    assertEquals(222, learn(2048, HashAlg.SHA256, 222));
    assertEquals(Optional.of(PssSalt.MAXIMUM), fact.known());
  }

  /** 128 octets less 64 of the digest and 2 are the longest on both kinds of TPM. */
  @Test
  void aSaltThatCouldNotBeLongerShowsNothing() throws Exception {
    assertEquals(62, learn(1024, HashAlg.SHA512, 62));
    assertEquals(Optional.empty(), fact.known());
  }

  @Test
  void whatIsKnownIsNotForgottenByIt() throws Exception {
    learn(2048, HashAlg.SHA256, 222);
    learn(1024, HashAlg.SHA512, 62);
    assertEquals(Optional.of(PssSalt.MAXIMUM), fact.known());
    fact.forget();
    assertEquals(Optional.empty(), fact.known());
  }
}
