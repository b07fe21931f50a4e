package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A seed that only the TPM with a certain key can recover.
 *
 * @param seed as long as a digest of the key's nameAlg
 * @param encrypted the octets of the TPM2B_ENCRYPTED_SECRET
 */
public record SharedSeed(SecretBytes seed, Bytes encrypted) implements AutoCloseable {
  /** No seed: there is no outer wrapper. */
  public static final SharedSeed NONE = new SharedSeed(SecretBytes.EMPTY, Bytes.EMPTY);

  /** Wipes the seed. */
  @Override
  public void close() {
    seed.close();
  }
}
