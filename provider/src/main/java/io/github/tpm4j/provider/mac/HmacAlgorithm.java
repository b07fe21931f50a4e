package io.github.tpm4j.provider.mac;

import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.InvalidKeyException;

/** HMAC (FIPS 198-1) with the hash that the key is bound to. */
record HmacAlgorithm(HashAlg hash) implements MacAlgorithm {

  @Override
  public String name() {
    return TpmSecretKey.hmacName(hash);
  }

  @Override
  public int macBytes() {
    return hash.digestBytes();
  }

  @Override
  public TpmAlg scheme() {
    return TpmAlg.NULL;
  }

  @Override
  public void check(TpmSecretKey key) throws InvalidKeyException {
    if (!key.getAlgorithm().equals(name())) {
      throw new InvalidKeyException(
          "TPM key %s is one of %s, not of %s".formatted(key.alias(), key.getAlgorithm(), name()));
    }
  }
}
