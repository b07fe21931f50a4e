package io.github.tpm4j.provider.random;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.Parametrized;
import io.github.tpm4j.tss.crypto.Nonces;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.DrbgParameters;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandomParameters;
import java.security.SecureRandomSpi;
import java.util.Arrays;

/**
 * Random bytes of the TPM (Part 3, 16), each of them. A TPM is slow; this is for seeds and keys,
 * and {@link TpmDrbg} for many.
 *
 * <p>Where the provider comes first, this is also what {@code new SecureRandom()} gives to those
 * who make the connection and its commands, the bundled TPM among them. They are given bytes of the
 * first SecureRandom in software, as the TPM's own would have to come from themselves.
 */
final class TpmRandom extends SecureRandomSpi implements Parametrized {
  private static final long serialVersionUID = 1L;

  /** Of the JVM's entropy, for a new seed. */
  private static final int RESEED_BYTES = 48;

  private final transient TpmSeed tpm;

  TpmRandom(TpmConnection tpm) {
    this.tpm = new TpmSeed(tpm);
  }

  // A TPM says neither how strong its generator is nor when it seeds itself.
  @Override
  public Object with(Object parameter) throws NoSuchAlgorithmException {
    throw new NoSuchAlgorithmException(
        "SecureRandom TPM takes no parameters, as a TPM tells nothing of its generator; TPM-DRBG"
            + " takes DrbgParameters");
  }

  /** Mixes bytes into the TPM's state, in addition to what it has. */
  @Override
  protected void engineSetSeed(byte[] seed) {
    tpm.stir(seed);
  }

  @Override
  protected void engineNextBytes(byte[] bytes) {
    if (tpm.isBusyInThisThread()) {
      Nonces.fill(bytes);
    } else {
      tpm.fill(bytes);
    }
  }

  @Override
  protected void engineNextBytes(byte[] bytes, SecureRandomParameters parameters) {
    if (!(parameters instanceof DrbgParameters.NextBytes asked)) {
      throw new IllegalArgumentException("DrbgParameters.nextBytes is what this takes");
    }
    requireUnclaimed(asked.getPredictionResistance());
    if (asked.getStrength() > 0) {
      throw new IllegalArgumentException(
          "A TPM does not say how strong its random numbers are: leave the strength at -1, or take"
              + " TPM-DRBG");
    }
    stir(asked.getAdditionalInput());
    engineNextBytes(bytes);
  }

  private static void requireUnclaimed(boolean predictionResistance) {
    if (predictionResistance) {
      throw new IllegalArgumentException(
          "A TPM does not say when it seeds itself anew: there is no prediction resistance but that"
              + " of TPM-DRBG");
    }
  }

  private void stir(byte[] additionalInput) {
    if (additionalInput != null) {
      tpm.stir(additionalInput);
    }
  }

  /** Mixes entropy of the JVM into the TPM's state (TPM2_StirRandom). */
  @Override
  protected void engineReseed(SecureRandomParameters parameters) {
    if (parameters != null) {
      if (!(parameters instanceof DrbgParameters.Reseed asked)) {
        throw new IllegalArgumentException("DrbgParameters.reseed is what this takes");
      }
      requireUnclaimed(asked.getPredictionResistance());
      stir(asked.getAdditionalInput());
    }
    byte[] entropy = Nonces.octets(RESEED_BYTES);
    try {
      tpm.stir(entropy);
    } finally {
      Arrays.fill(entropy, (byte) 0);
    }
  }

  @Override
  protected byte[] engineGenerateSeed(int length) {
    byte[] seed = new byte[length];
    engineNextBytes(seed);
    return seed;
  }

  @Override
  public String toString() {
    return "TPM";
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("the TPM's random numbers have no state here");
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("the TPM's random numbers have no state here");
  }
}
