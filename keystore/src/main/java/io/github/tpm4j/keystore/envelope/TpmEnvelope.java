package io.github.tpm4j.keystore.envelope;

import io.github.tpm4j.keystore.TpmPrivateKey;
import java.security.PublicKey;
import java.util.List;

/**
 * Encrypts data of any size, fast, for the holders of TPM keys: AES-256-GCM in software, by a new
 * key each time, which is wrapped by RSA-OAEP or ECDH so that only the TPM unwraps it. To encrypt
 * needs public keys and no TPM; to decrypt costs one command of the TPM, however long the data are.
 * While they are decrypted, the data key is in the memory of the JVM.
 *
 * <pre>{@code
 * TpmEnvelope.to(publicKey).context(context).encrypt(file, encrypted);
 * TpmEnvelope.with(tpmKey).context(context).decrypt(encrypted, file);
 * }</pre>
 *
 * <p>docs/envelope.md describes the file.
 */
public final class TpmEnvelope {

  private TpmEnvelope() {}

  /**
   * Encrypts for each of some keys.
   *
   * @param recipients 1 to 255 public keys, of RSA from 2,048 bits on, or on P-256, P-384 or P-521
   * @return a writer, for any number of envelopes
   * @throws IllegalArgumentException if one is another
   */
  public static EnvelopeWriter to(PublicKey... recipients) {
    return new EnvelopeWriter(List.of(recipients), new byte[0]);
  }

  /**
   * Decrypts by a key that decrypts or agrees on secrets, and is bound to no padding but OAEP with
   * SHA-256.
   *
   * @param key a private key of the recipients
   * @return a reader, for any number of envelopes
   * @throws IllegalArgumentException if it is another
   */
  public static EnvelopeReader with(TpmPrivateKey key) {
    return new EnvelopeReader(DataKeyUnwrap.by(key), new byte[0]);
  }
}
