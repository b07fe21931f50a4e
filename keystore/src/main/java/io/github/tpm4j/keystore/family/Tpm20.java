package io.github.tpm4j.keystore.family;

import io.github.tpm4j.keystore.KeyImport;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.generation.KeyMaking;
import io.github.tpm4j.keystore.generation.SealedObjects;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.tss.commands.random.StirRandom;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;

/**
 * A TPM 2.0.
 *
 * @param tpm which is connected, and closed by whoever has connected it
 */
public record Tpm20(TpmConnection tpm) implements FamilyTpm {
  /** The most that TPM2_StirRandom takes (Part 2, 11.1.14). */
  private static final int MAX_STIR_BYTES = 128;

  @Override
  public TpmFamily family() {
    return TpmFamily.TPM_2_0;
  }

  @Override
  public SecretBytes random(int sizeBytes) {
    return tpm.device().random(sizeBytes);
  }

  @Override
  public void stir(byte[] seed) {
    for (int from = 0; from < seed.length; from += MAX_STIR_BYTES) {
      int to = Math.min(seed.length, from + MAX_STIR_BYTES);
      try (SecretBytes part = SecretBytes.adopt(Arrays.copyOfRange(seed, from, to))) {
        tpm.device().client().execute(new StirRandom.Request(part));
      }
    }
  }

  @Override
  public void check(TpmKeyGenParameterSpec spec) {
    new KeyMaking(tpm).check(spec);
  }

  @Override
  public KeyInTpm make(TpmKeyGenParameterSpec spec) throws InvalidKeySpecException {
    return new KeyMaking(tpm).make(spec);
  }

  @Override
  public PcrValues readPcr(TpmlPcrSelection selection) {
    return tpm.device().readPcr(selection);
  }

  @Override
  public SealedObject seal(SealDemands demands, SecretBytes data) {
    return new SealedObjects(tpm).seal(demands, data);
  }

  @Override
  public SecretBytes unseal(SealedObject sealed, UnsealMeans means) throws InvalidKeySpecException {
    return new SealedObjects(tpm).unseal(sealed, means);
  }

  @Override
  public PrivateKeyInTpm take(String algorithm, TpmImportSpec wanted)
      throws InvalidKeySpecException {
    return wanted.target().isPresent()
        ? (PrivateKeyInTpm) new KeyMaking(tpm).take(wanted)
        : new KeyImport(tpm).of(algorithm, wanted);
  }

  @Override
  public PrivateKeyInTpm take(String alias, PrivateKey key, Policy policy)
      throws InvalidKeySpecException {
    return new KeyImport(tpm).of(alias, key, policy);
  }

  @Override
  public boolean isBusyInThisThread() {
    return tpm.device().client().lock().isHeldByCurrentThread();
  }

  @Override
  public long commandsSent() {
    return tpm.device().client().commandsSent();
  }

  @Override
  public void close() {}
}
