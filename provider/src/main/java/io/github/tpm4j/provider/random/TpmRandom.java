package io.github.tpm4j.provider.random;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tss.commands.random.StirRandom;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.ProviderException;
import java.security.SecureRandomSpi;
import java.util.Arrays;

/**
 * Random octets of the TPM (Part 3, 16). A TPM is slow; this is for seeds and keys.
 *
 * <p>Where the provider comes first, this is also what {@code new SecureRandom()} gives to those
 * who make the connection and its commands, the bundled TPM among them. They are given octets of
 * the first SecureRandom in software, as the TPM's own would have to come from themselves.
 */
final class TpmRandom extends SecureRandomSpi {
  private static final long serialVersionUID = 1L;

  /** The most that TPM2_StirRandom takes (Part 2, 11.1.14). */
  private static final int MAX_STIR_BYTES = 128;

  /** Some dozens of TPM2_GetRandom. */
  private static final int PART_BYTES = 1024;

  private final transient TpmConnection tpm;

  TpmRandom(TpmConnection tpm) {
    this.tpm = tpm;
  }

  /** Mixes octets into the TPM's state, in addition to what it has. */
  @Override
  protected void engineSetSeed(byte[] seed) {
    try {
      for (int from = 0; from < seed.length; from += MAX_STIR_BYTES) {
        int to = Math.min(seed.length, from + MAX_STIR_BYTES);
        try (SecretBytes part = SecretBytes.adopt(Arrays.copyOfRange(seed, from, to))) {
          tpm.device().client().execute(new StirRandom.Request(part));
        }
      }
    } catch (TpmException e) {
      throw new ProviderException("The TPM takes no seed: " + e.getMessage(), e);
    }
  }

  @Override
  protected void engineNextBytes(byte[] octets) {
    if (tpm.isBusyInThisThread()) {
      Nonces.fill(octets);
    } else {
      fill(octets);
    }
  }

  // In parts: between them other threads can use the TPM.
  private void fill(byte[] octets) {
    for (int from = 0; from < octets.length; from += PART_BYTES) {
      fill(octets, from, Math.min(octets.length, from + PART_BYTES));
    }
  }

  private void fill(byte[] octets, int from, int to) {
    try (SecretBytes random = tpm.device().random(to - from)) {
      System.arraycopy(random.borrow(), 0, octets, from, to - from);
    } catch (TpmException e) {
      throw new ProviderException("The TPM gives no random numbers: " + e.getMessage(), e);
    }
  }

  @Override
  protected byte[] engineGenerateSeed(int length) {
    byte[] seed = new byte[length];
    engineNextBytes(seed);
    return seed;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("the TPM's random numbers have no state here");
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("the TPM's random numbers have no state here");
  }
}
