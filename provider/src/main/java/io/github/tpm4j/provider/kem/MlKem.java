package io.github.tpm4j.provider.kem;

import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;

/**
 * ML-KEM (FIPS 203): secrets are recovered in the TPM, and made for a public key in software.
 *
 * @param only the set whose keys alone are taken; empty for any
 */
record MlKem(Optional<MlKemSet> only) implements Mechanism {

  @Override
  public MlKemEncapsulator newEncapsulator(
      PublicKey key, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException, InvalidKeyException {
    requireNone(parameters);
    PublicKey known = MlKemPublicKeys.inSoftware(key);
    return new MlKemEncapsulator(known, required(MlKemPublicKeys.set(known)), random);
  }

  @Override
  public MlKemDecapsulator newDecapsulator(PrivateKey key, AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException, InvalidKeyException {
    requireNone(parameters);
    TpmMlKemPrivateKey tpmKey = Failures.requireTpmKey(key, TpmMlKemPrivateKey.class);
    required(tpmKey.set());
    if (!tpmKey.canDecrypt()) {
      throw new InvalidKeyException(
          "TPM key " + tpmKey.alias() + " is a storage key, whose secrets stay in the TPM");
    }
    return new MlKemDecapsulator(tpmKey);
  }

  private static void requireNone(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (parameters != null) {
      throw new InvalidAlgorithmParameterException("ML-KEM has no parameters");
    }
  }

  private MlKemSet required(MlKemSet set) throws InvalidKeyException {
    if (only.isPresent() && only.get() != set) {
      throw new InvalidKeyException(
          "The KEM " + only.get().jcaName() + " takes no key of " + set.jcaName());
    }
    return set;
  }
}
