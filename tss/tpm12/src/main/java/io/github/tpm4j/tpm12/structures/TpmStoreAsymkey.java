package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/**
 * TPM_STORE_ASYMKEY (Part 2, 10.6): the private part of a key, which stands encrypted in its blob.
 * It is wiped when it is closed.
 *
 * @param payload what it is (TPM_PAYLOAD_TYPE)
 * @param usageSecret 20 bytes
 * @param migrationSecret 20 bytes; tpmProof of a key that cannot be migrated
 * @param publicDigest of the key's public part
 * @param prime one of the two, half as long as the modulus
 */
public record TpmStoreAsymkey(
    int payload, byte[] usageSecret, byte[] migrationSecret, Bytes publicDigest, byte[] prime)
    implements AutoCloseable {
  /** TPM_PT_ASYM: a key of a TPM. */
  public static final int PT_ASYM = 0x01;

  /** TPM_PT_MIGRATE_RESTRICTED. */
  public static final int PT_MIGRATE_RESTRICTED = 0x06;

  /** {@return its structure; the caller wipes it} */
  public byte[] encode() {
    TpmWriter out = new TpmWriter();
    out.u8(payload).array(usageSecret).array(migrationSecret).digest(publicDigest);
    out.u32(prime.length).array(prime);
    byte[] bytes = out.toByteArray();
    out.wipe();
    return bytes;
  }

  /**
   * Reads it.
   *
   * @param bytes the whole of it; the caller wipes them
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmStoreAsymkey decode(byte[] bytes) {
    TpmReader in = new TpmReader(bytes);
    TpmStoreAsymkey key =
        new TpmStoreAsymkey(
            in.u8(),
            in.array(TpmReader.DIGEST_SIZE_BYTES),
            in.array(TpmReader.DIGEST_SIZE_BYTES),
            in.digest(),
            in.array(in.u32()));
    in.requireEnd();
    return key;
  }

  /** {@return whether it says that it is a key} */
  public boolean isKey() {
    return payload == PT_ASYM || payload == PT_MIGRATE_RESTRICTED;
  }

  @Override
  public void close() {
    Arrays.fill(usageSecret, (byte) 0);
    Arrays.fill(migrationSecret, (byte) 0);
    Arrays.fill(prime, (byte) 0);
  }

  /** Without contents, which are secret. */
  @Override
  public String toString() {
    return "TpmStoreAsymkey";
  }
}
