package io.github.tpm4j.samples.envelope;

import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.envelope.TpmEnvelope;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;

/** A file of any size that only a key of the TPM decrypts. */
public final class EncryptedFile {
  private EncryptedFile() {}

  /**
   * Encrypts; needs no TPM.
   *
   * @param context what the data belong to; to be named again by who decrypts
   */
  public static void encrypt(Path file, Path encrypted, PublicKey publicKey, byte[] context)
      throws IOException {
    TpmEnvelope.to(publicKey).context(context).encrypt(file, encrypted);
  }

  /** Decrypts, by one command of the TPM. */
  public static void decrypt(Path encrypted, Path file, TpmPrivateKey tpmKey, byte[] context)
      throws IOException {
    TpmEnvelope.with(tpmKey).context(context).decrypt(encrypted, file);
  }
}
