package io.github.tpm4j.provider.mac;

import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.InvalidKeyException;

/** How a MAC is made of which keys. */
sealed interface MacAlgorithm permits HmacAlgorithm, CmacAlgorithm {

  String name();

  int macBytes();

  /** What the TPM is asked for; TPM_ALG_NULL for what the key is bound to. */
  TpmAlg scheme();

  /**
   * Checks whether the key makes such MACs.
   *
   * @throws InvalidKeyException if it does not
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM cannot be asked
   */
  void check(TpmSecretKey key) throws InvalidKeyException;
}
