package io.github.tpm4j.keystore.family;

import java.security.PrivateKey;
import java.security.PublicKey;

/** A private key that never leaves its TPM, of whichever family. */
public interface PrivateKeyInTpm extends KeyInTpm, PrivateKey {

  /** {@return the key that belongs to this one} */
  PublicKey publicKey();

  /** {@return whether signatures of any digest can be made with the key} */
  boolean canSign();

  /** {@return whether the TPM lets the key decrypt, or agree on secrets, for callers} */
  boolean canDecrypt();

  /** Wipes the password; the key in the TPM is left as it is. */
  @Override
  void destroy();

  @Override
  boolean isDestroyed();
}
