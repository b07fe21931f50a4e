package io.github.tpm4j.engine.wrapping;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The symmetric protection of a duplicate that its owner chose (Part 1, 23.3.2.2).
 *
 * <pre>
 * encrypted (TPM2B innerIntegrity ‖ TPM2B_SENSITIVE)
 * </pre>
 */
public final class InnerWrapper {

  private InnerWrapper() {}

  /**
   * Wraps a TPM2B_SENSITIVE.
   *
   * @param symmetric a block cipher in CFB mode
   * @param nameHash the hash of the object's nameAlg
   */
  public static byte[] wrap(
      TpmtSymDefObject symmetric,
      SecretBytes key,
      HashAlgorithm nameHash,
      Bytes name,
      byte[] sensitive) {
    BlockCipherAlgorithm cipher = BlockCipherAlgorithm.of(symmetric.algorithm());
    TpmWriter clear = new TpmWriter(sensitive.length + 80);
    clear.sized(nameHash.digest(sensitive, name.borrow())).array(sensitive);
    byte[] octets = clear.toByteArray();
    clear.wipe();
    byte[] iv = new byte[cipher.blockSizeBytes()];
    byte[] wrapped = SymmetricCipher.encrypt(cipher, BlockCipherMode.CFB, key.borrow(), iv, octets);
    Arrays.fill(octets, (byte) 0);
    return wrapped;
  }

  /**
   * Unwraps a TPM2B_SENSITIVE; the caller wipes it.
   *
   * @throws TpmFailure TPM_RC_INTEGRITY, TPM_RC_SIZE, TPM_RC_INSUFFICIENT, all to be numbered
   */
  public static byte[] unwrap(
      TpmtSymDefObject symmetric,
      SecretBytes key,
      HashAlgorithm nameHash,
      Bytes name,
      byte[] wrapped,
      Limits limits) {
    BlockCipherAlgorithm cipher = BlockCipherAlgorithm.of(symmetric.algorithm());
    byte[] iv = new byte[cipher.blockSizeBytes()];
    byte[] clear = SymmetricCipher.decrypt(cipher, BlockCipherMode.CFB, key.borrow(), iv, wrapped);
    try {
      TpmReader in = new TpmReader(clear, limits);
      Bytes integrity = Tpm2b.DIGEST.read(in);
      byte[] sensitive = in.array(in.remaining());
      byte[] expected = nameHash.digest(sensitive, name.borrow());
      TpmFailure.require(MessageDigest.isEqual(expected, integrity.borrow()), TpmRc.INTEGRITY);
      return sensitive;
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.of(e));
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }
}
