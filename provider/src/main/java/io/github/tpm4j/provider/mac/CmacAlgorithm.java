package io.github.tpm4j.provider.mac;

import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.InvalidKeyException;

/** CMAC (SP 800-38B) with AES, by TPM2_MAC (Part 3, 15.6). */
record CmacAlgorithm() implements MacAlgorithm {
  static final String NAME = "AESCMAC";

  private static final int BLOCK_BYTES = 16;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int macBytes() {
    return BLOCK_BYTES;
  }

  @Override
  public TpmAlg scheme() {
    return TpmAlg.CMAC;
  }

  @Override
  public void check(TpmSecretKey key) throws InvalidKeyException {
    boolean fits = key.mode().equals(TpmAlg.NULL) || key.mode().equals(TpmAlg.CMAC);
    if (!key.isAes() || !fits) {
      throw new InvalidKeyException("TPM key " + key.alias() + " is no key of AES for CMAC");
    }
    if (!key.tpm().implementsAlgorithm(TpmAlg.CMAC)) {
      throw new InvalidKeyException(
          "This TPM has no CMAC; make a key of HmacSHA256 for HMAC instead of TPM key "
              + key.alias());
    }
  }
}
