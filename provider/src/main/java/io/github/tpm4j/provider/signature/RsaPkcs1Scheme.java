package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import java.security.InvalidKeyException;
import java.security.SignatureException;

/**
 * RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
 *
 * @param name the name of the algorithm
 * @param hash the hash that makes the digest
 */
record RsaPkcs1Scheme(String name, SignatureHash hash) implements SigningScheme<RsaKeyInTpm> {

  @Override
  public void check(RsaKeyInTpm key) throws InvalidKeyException {
    key.requirePkcs1(hash.function(), name);
  }

  @Override
  public byte[] sign(RsaKeyInTpm key, byte[] digest) throws SignatureException {
    return key.signPkcs1(hash.function(), digest);
  }
}
