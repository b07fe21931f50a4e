package io.github.tpm4j.tpm12.engine.seal;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import java.util.Arrays;

/**
 * TPM_SEALED_DATA (Part 2, 9.3): what stands encrypted in sealed data.
 *
 * @param payload {@link #PT_SEAL}
 * @param secret of the data, 20 bytes
 * @param tpmProof of the TPM that sealed it, 20 bytes
 * @param storedDigest of the open part
 * @param data what was sealed
 */
public record SealedData(
    int payload, byte[] secret, byte[] tpmProof, Bytes storedDigest, byte[] data) {
  /** TPM_PT_SEAL. */
  public static final int PT_SEAL = 0x05;

  /**
   * {@return it, encrypted to a storage key}
   *
   * @throws TpmFailure with TPM_BAD_DATASIZE if it is too much
   */
  public Bytes encrypt(LoadedKey parent, RandomSource random) {
    TpmWriter out = new TpmWriter();
    out.u8(payload).array(secret).array(tpmProof).digest(storedDigest);
    out.u32(data.length).array(data);
    byte[] plain = out.toByteArray();
    out.wipe();
    try {
      return RsaKeys.encryptOaep(parent.rsa().publicKey(), plain, random);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * {@return what was encrypted to a storage key}
   *
   * @throws TpmFailure with TPM_DECRYPT_ERROR or TPM_NOTSEALED_BLOB
   */
  public static SealedData decrypt(Bytes encData, LoadedKey parent) {
    byte[] plain =
        RsaKeys.decryptOaep(parent.rsa(), encData)
            .orElseThrow(() -> new TpmFailure(TpmResult.DECRYPT_ERROR));
    try {
      TpmReader in = new TpmReader(plain);
      return new SealedData(
          in.u8(),
          in.array(TpmReader.DIGEST_SIZE_BYTES),
          in.array(TpmReader.DIGEST_SIZE_BYTES),
          in.digest(),
          in.array(in.u32()));
    } catch (WireException e) {
      throw new TpmFailure(TpmResult.NOTSEALED_BLOB);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Its secrets are gone; it is not used any more. */
  public void wipe() {
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(tpmProof, (byte) 0);
    Arrays.fill(data, (byte) 0);
  }

  /** Without contents, which are secret. */
  @Override
  public String toString() {
    return "SealedData";
  }
}
