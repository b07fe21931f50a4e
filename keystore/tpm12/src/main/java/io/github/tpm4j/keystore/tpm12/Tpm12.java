package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.family.FamilyTpm;
import io.github.tpm4j.keystore.family.SealDemands;
import io.github.tpm4j.keystore.family.SealedObject;
import io.github.tpm4j.keystore.family.SoftwareNumbers;
import io.github.tpm4j.keystore.family.UnsealMeans;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.crypto.StirRandom;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;

/**
 * A TPM 1.2 as the services use it: a share in it, and settings.
 *
 * @param claim the share
 * @param tpm the connection that has it, with the settings
 */
record Tpm12(Connections.Claim claim, TpmConnection tpm) implements FamilyTpm {
  private static final int MAX_STIR_BYTES = 255;

  /**
   * The TPM of a connection.
   *
   * @throws TpmUnsupportedException if it is a TPM 2.0
   */
  static Tpm12 of(TpmConnection connection) {
    if (connection.inUse() instanceof Tpm12 own) {
      return own;
    }
    throw new TpmUnsupportedException(
        "What was asked for is of TPM 1.2, and " + connection + " is a TPM 2.0");
  }

  TpmSettings settings() {
    return tpm.settings();
  }

  SharedTpm shared() {
    return claim.tpm();
  }

  @Override
  public TpmFamily family() {
    return TpmFamily.TPM_1_2;
  }

  @Override
  public SecretBytes random(int sizeBytes) {
    return Refusals.translated(() -> shared().turn(() -> taken(sizeBytes)));
  }

  // A TPM gives as many as it likes (Part 3, 13.6).
  private SecretBytes taken(int sizeBytes) {
    byte[] random = new byte[sizeBytes];
    for (int from = 0; from < sizeBytes; ) {
      byte[] part =
          shared()
              .client()
              .execute(new GetRandom.Request(sizeBytes - from))
              .randomBytes()
              .toArray();
      int used = Math.min(part.length, sizeBytes - from);
      System.arraycopy(part, 0, random, from, used);
      Arrays.fill(part, (byte) 0);
      if (used == 0) {
        throw new TpmException("The TPM gives no random bytes");
      }
      from += used;
    }
    return SecretBytes.adopt(random);
  }

  @Override
  public void stir(byte[] seed) {
    Refusals.translated(() -> shared().turn(() -> stirred(seed)));
  }

  private Void stirred(byte[] seed) {
    for (int from = 0; from < seed.length; from += MAX_STIR_BYTES) {
      byte[] part = Arrays.copyOfRange(seed, from, Math.min(seed.length, from + MAX_STIR_BYTES));
      try (var secret = io.github.tpm4j.tpm12.wire.SecretBytes.of(part)) {
        shared().client().execute(new StirRandom.Request(secret));
      } finally {
        Arrays.fill(part, (byte) 0);
      }
    }
    return null;
  }

  @Override
  public void check(TpmKeyGenParameterSpec spec) {
    Templates.check(spec);
  }

  @Override
  public Tpm12PrivateKey make(TpmKeyGenParameterSpec spec) {
    return new KeyMaking(this).make(spec);
  }

  @Override
  public PcrValues readPcr(TpmlPcrSelection selection) {
    return Refusals.translated(
        () -> shared().turn(() -> PcrBinding.read(shared().client(), selection)));
  }

  @Override
  public SealedObject seal(SealDemands demands, SecretBytes data) {
    return new Sealing(this).seal(demands, data);
  }

  @Override
  public SecretBytes unseal(SealedObject sealed, UnsealMeans means) throws InvalidKeySpecException {
    return new Sealing(this).unseal(sealed, means);
  }

  @Override
  public Tpm12PrivateKey take(String algorithm, TpmImportSpec wanted)
      throws InvalidKeySpecException {
    PrivateKey key = SoftwareNumbers.of(algorithm, wanted.key());
    KeyTaking taking = new KeyTaking(this);
    return wanted.target().isPresent()
        ? taking.take(wanted.target().get(), key)
        : taking.take(wanted.alias(), key, Policy.of());
  }

  @Override
  public Tpm12PrivateKey take(String alias, PrivateKey key, Policy policy)
      throws InvalidKeySpecException {
    return new KeyTaking(this).take(alias, key, policy);
  }

  @Override
  public boolean isBusyInThisThread() {
    return shared().isBusyInThisThread();
  }

  @Override
  public long commandsSent() {
    return shared().commandsSent();
  }

  @Override
  public void close() {
    claim.close();
  }
}
