package io.github.tpm4j.samples.tink;

import com.google.crypto.tink.Aead;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.envelope.TpmEnvelope;
import io.github.tpm4j.tss.error.TpmException;
import java.io.IOException;
import java.security.GeneralSecurityException;

/**
 * Tink's {@link Aead} by a key of a TPM: for data, for the keys of {@code KmsEnvelopeAead}, and to
 * encrypt keysets. Encryption needs no TPM, decryption one command.
 */
public final class TpmAead implements Aead {
  private static final byte[] NONE = {};

  private final TpmPrivateKey key;

  public TpmAead(TpmPrivateKey key) {
    this.key = key;
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
    return TpmEnvelope.to(key.publicKey()).context(given(associatedData)).encrypt(plaintext);
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    try {
      return TpmEnvelope.with(key).context(given(associatedData)).decrypt(ciphertext);
    } catch (IOException | TpmException e) {
      throw new GeneralSecurityException(e.getMessage(), e);
    }
  }

  private static byte[] given(byte[] associatedData) {
    return associatedData == null ? NONE : associatedData;
  }
}
