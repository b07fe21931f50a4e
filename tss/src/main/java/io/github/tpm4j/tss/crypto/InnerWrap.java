package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;

/**
 * How software protects a sensitive area by a symmetric key that the one who imports it knows (Part
 * 1, 23.3.2.2).
 *
 * <pre>
 * encrypted (TPM2B innerIntegrity ‖ TPM2B sensitive)
 * </pre>
 */
public final class InnerWrap {
  private InnerWrap() {}

  /**
   * Wraps a sensitive area.
   *
   * @param cipher AES, Camellia or SM4 in CFB mode
   * @param key of the cipher's size
   * @param nameHash the nameAlg of the object
   * @param name the Name of the object
   * @param sensitive the octets of a TPM2B_SENSITIVE; the caller wipes them and the result
   * @throws IllegalArgumentException if this is no such cipher, or the key is of another size
   */
  public static byte[] wrap(
      TpmtSymDefObject cipher, SecretBytes key, HashAlg nameHash, Bytes name, byte[] sensitive) {
    if (!OuterWrap.isComputedHere(cipher) || key.size() * Byte.SIZE != cipher.keyBits()) {
      throw new IllegalArgumentException("no inner wrapper by " + cipher);
    }
    byte[] protectedOctets = Arrays.copyOf(sensitive, sensitive.length + name.size());
    System.arraycopy(name.borrow(), 0, protectedOctets, sensitive.length, name.size());
    TpmWriter out = new TpmWriter();
    byte[] clear = out.sized(Digests.of(nameHash, protectedOctets)).array(sensitive).toByteArray();
    byte[] wrapped =
        Cfb.encrypt(cipher.algorithm(), key.borrow(), new byte[Cfb.BLOCK_BYTES], clear);
    out.wipe();
    Arrays.fill(protectedOctets, (byte) 0);
    Arrays.fill(clear, (byte) 0);
    return wrapped;
  }
}
