package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import java.security.SignatureException;

/** PKCS#1 v1.5 signatures of what the caller gives, see {@link RawRsa#signContent}. */
record RsaNoneScheme() implements SigningScheme<RsaKeyInTpm> {

  /** Any key may sign some DigestInfo, so there is nothing to refuse yet. */
  @Override
  public void check(RsaKeyInTpm key) {}

  @Override
  public byte[] sign(RsaKeyInTpm key, byte[] message) throws SignatureException {
    return RawRsa.signContent(key, message);
  }

  @Override
  public String name() {
    return "NONEwithRSA";
  }
}
