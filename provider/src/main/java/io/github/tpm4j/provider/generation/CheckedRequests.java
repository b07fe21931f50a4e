package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.ProviderException;
import java.security.spec.AlgorithmParameterSpec;

/**
 * What callers ask generators of keys for, refused at once where the TPM does not have it, by the
 * exceptions that the JCA has for it.
 */
record CheckedRequests(KeyGeneration generation, KeyRequests requests) {

  /** A key of which only the size is given, in bits. */
  TpmKeyGenParameterSpec ofSize(int keySizeBits) {
    TpmKeyGenParameterSpec wanted = requests.ofSize(keySizeBits);
    try {
      generation.check(wanted);
    } catch (TpmUnsupportedException | IllegalArgumentException e) {
      throw (InvalidParameterException) new InvalidParameterException(e.getMessage()).initCause(e);
    } catch (TpmException e) {
      throw unavailable(e);
    }
    return wanted;
  }

  /** A key that parameters describe. */
  TpmKeyGenParameterSpec of(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    TpmKeyGenParameterSpec wanted = requests.of(parameters);
    try {
      generation.check(wanted);
    } catch (TpmUnsupportedException | IllegalArgumentException e) {
      throw new InvalidAlgorithmParameterException(e.getMessage(), e);
    } catch (TpmException e) {
      throw unavailable(e);
    }
    return wanted;
  }

  private static ProviderException unavailable(TpmException e) {
    return new ProviderException("The TPM cannot be asked: " + e.getMessage(), e);
  }

  /** The key of which nothing is said, unless something was. */
  TpmKeyGenParameterSpec orStandard(TpmKeyGenParameterSpec spec) {
    return spec == null ? requests.standard() : spec;
  }
}
