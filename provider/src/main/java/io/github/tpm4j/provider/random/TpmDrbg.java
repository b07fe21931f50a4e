package io.github.tpm4j.provider.random;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.Parametrized;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.security.DrbgParameters;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.SecureRandomParameters;
import java.security.SecureRandomSpi;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Many random bytes, fast: the JVM's DRBG (SP 800-90A), which has seeded itself from the operating
 * system, seeded by the TPM too: at the first use, after {@link ReseedClock a while}, and before
 * each request that demands prediction resistance. So it is no weaker than the JVM's own.
 *
 * <p>Its state is in the memory of the JVM, unlike that of {@link TpmRandom}. The time goes into
 * each request, so that copies of a machine's memory soon go different ways.
 */
final class TpmDrbg extends SecureRandomSpi implements Parametrized {
  private static final long serialVersionUID = 1L;

  /** For every strength, and the longest state of a DRBG, with some to spare. */
  private static final int SEED_BYTES = 128;

  private static final int STANDARD_STRENGTH_BITS = 256;
  private static final DrbgParameters.Instantiation STANDARD =
      DrbgParameters.instantiation(
          STANDARD_STRENGTH_BITS, DrbgParameters.Capability.PR_AND_RESEED, null);

  private final transient TpmSeed tpm;
  private final transient SecureRandom drbg;
  private final transient ReseedClock clock = new ReseedClock();
  private final transient ReentrantLock reseeding = new ReentrantLock();

  TpmDrbg(TpmConnection tpm) {
    this(new TpmSeed(tpm), software(STANDARD));
  }

  private TpmDrbg(TpmSeed tpm, SecureRandom drbg) {
    this.tpm = tpm;
    this.drbg = drbg;
  }

  private static SecureRandom software(DrbgParameters.Instantiation parameters) {
    try {
      return SecureRandom.getInstance(
          "DRBG", parameters, SoftwareProviders.of("SecureRandom", "DRBG"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public Object with(Object parameter) throws NoSuchAlgorithmException {
    if (!(parameter instanceof DrbgParameters.Instantiation asked)) {
      throw new NoSuchAlgorithmException("SecureRandom TPM-DRBG takes DrbgParameters only");
    }
    try {
      return new TpmDrbg(tpm, software(asked));
    } catch (IllegalArgumentException e) {
      throw new NoSuchAlgorithmException(
          "The JVM's DRBG cannot honour these parameters: " + e.getMessage(), e);
    }
  }

  private DrbgParameters.Instantiation instantiation() {
    return (DrbgParameters.Instantiation) drbg.getParameters();
  }

  @Override
  protected void engineNextBytes(byte[] bytes) {
    reseedIfDue();
    drbg.nextBytes(bytes, DrbgParameters.nextBytes(-1, false, moment(null)));
  }

  @Override
  protected void engineNextBytes(byte[] bytes, SecureRandomParameters parameters) {
    if (!(parameters instanceof DrbgParameters.NextBytes asked)) {
      throw new IllegalArgumentException("DrbgParameters.nextBytes is what this takes");
    }
    DrbgParameters.NextBytes demanded =
        DrbgParameters.nextBytes(
            asked.getStrength(),
            asked.getPredictionResistance(),
            moment(asked.getAdditionalInput()));
    requirePossible(asked.getPredictionResistance());
    if (asked.getPredictionResistance()) {
      reseedNow();
    } else {
      reseedIfDue();
    }
    drbg.nextBytes(bytes, demanded);
  }

  private void requirePossible(boolean predictionResistance) {
    if (predictionResistance && !instantiation().getCapability().supportsPredictionResistance()) {
      throw new IllegalArgumentException("It was made without prediction resistance");
    }
  }

  // Additional input (SP 800-90A, 8.7.2), which need not be secret.
  private static byte[] moment(byte[] given) {
    int givenBytes = given == null ? 0 : given.length;
    ByteBuffer input = ByteBuffer.allocate(2 * Long.BYTES + givenBytes);
    input.putLong(System.nanoTime()).putLong(System.currentTimeMillis());
    if (given != null) {
      input.put(given);
    }
    return input.array();
  }

  private void reseedIfDue() {
    // Within a command of the TPM it cannot be asked; the JVM's own seed must do.
    if (clock.isDue() && !tpm.isBusyInThisThread()) {
      reseeding.lock();
      try {
        if (clock.isDue()) {
          reseedNow();
        }
      } finally {
        reseeding.unlock();
      }
    }
    clock.count();
  }

  private void reseedNow() {
    byte[] seed = new byte[SEED_BYTES];
    try {
      tpm.fill(seed);
      drbg.setSeed(seed);
      clock.restart();
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  @Override
  protected void engineReseed(SecureRandomParameters parameters) {
    if (parameters != null) {
      if (!(parameters instanceof DrbgParameters.Reseed asked)) {
        throw new IllegalArgumentException("DrbgParameters.reseed is what this takes");
      }
      requirePossible(asked.getPredictionResistance());
      if (asked.getAdditionalInput() != null) {
        drbg.setSeed(asked.getAdditionalInput());
      }
    }
    if (!instantiation().getCapability().supportsReseeding()) {
      throw new UnsupportedOperationException("It was made without reseeding");
    }
    reseedNow();
  }

  /** Mixes bytes into the state, in addition to what it has. */
  @Override
  protected void engineSetSeed(byte[] seed) {
    drbg.setSeed(seed);
  }

  /** Bytes of the TPM itself. */
  @Override
  protected byte[] engineGenerateSeed(int length) {
    byte[] seed = new byte[length];
    if (tpm.isBusyInThisThread()) {
      Nonces.fill(seed);
    } else {
      tpm.fill(seed);
    }
    return seed;
  }

  @Override
  protected SecureRandomParameters engineGetParameters() {
    return drbg.getParameters();
  }

  @Override
  public String toString() {
    return "TPM-DRBG: " + drbg + ", seeded by the TPM";
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("the state of random numbers is not written");
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("the state of random numbers is not read");
  }
}
