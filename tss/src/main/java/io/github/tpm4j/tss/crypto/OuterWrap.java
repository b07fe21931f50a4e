package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How software protects duplicates and credentials by a seed that it shares with a storage key
 * (Part 1, 23.3.2.3 and 24.4). The seed is used once, and so the IV is zero.
 *
 * <pre>
 * TPM2B outerHMAC ‖ encrypted (data)
 * </pre>
 */
public final class OuterWrap {
  private static final byte[] NONE = {};

  private static final Map<TpmAlg, Set<Integer>> KEY_BITS =
      Map.of(
          TpmAlg.AES, Set.of(128, 192, 256),
          TpmAlg.CAMELLIA, Set.of(128, 192, 256),
          TpmAlg.SM4, Set.of(128));

  private OuterWrap() {}

  /**
   * {@return the cipher by which a key protects what is for it; empty if it is no asymmetric
   * storage key, or has a cipher that is not computed here}
   */
  public static Optional<TpmtSymDefObject> cipher(TpmtPublic key) {
    boolean isStorage =
        key.objectAttributes().has(TpmaObject.RESTRICTED | TpmaObject.DECRYPT)
            && !key.objectAttributes().has(TpmaObject.SIGN);
    return isStorage ? symmetric(key).filter(OuterWrap::isComputedHere) : Optional.empty();
  }

  private static Optional<TpmtSymDefObject> symmetric(TpmtPublic key) {
    if (key.parameters() instanceof TpmsRsaParms rsa) {
      return Optional.of(rsa.symmetric());
    }
    if (key.parameters() instanceof TpmsEccParms ecc) {
      return Optional.of(ecc.symmetric());
    }
    return key.parameters() instanceof TpmsMlkemParms mlkem
        ? Optional.of(mlkem.symmetric())
        : Optional.empty();
  }

  /** Whether this is a cipher in CFB mode that {@link Cfb} knows. */
  static boolean isComputedHere(TpmtSymDefObject cipher) {
    return cipher.mode().equals(TpmAlg.CFB)
        && KEY_BITS.getOrDefault(cipher.algorithm(), Set.of()).contains(cipher.keyBits());
  }

  /**
   * Wraps data for the holder of a key.
   *
   * @param key the public area of a storage key with a {@link #cipher}
   * @param seed shared with it; the caller wipes it
   * @param name the Name of the object that the data is for
   * @param data in the clear; the caller wipes it
   * @throws IllegalArgumentException if the key has no cipher
   */
  public static Bytes wrap(TpmtPublic key, SecretBytes seed, Bytes name, byte[] data) {
    TpmtSymDefObject cipher =
        cipher(key).orElseThrow(() -> new IllegalArgumentException("no storage key: " + key));
    HashAlg nameHash = HashAlg.of(key.nameAlg());
    SoftwareHash hash = SoftwareHash.of(nameHash);
    byte[] cipherKey =
        Kdfa.derive(hash, seed.borrow(), KdfLabel.STORAGE, name.borrow(), NONE, cipher.keyBits());
    byte[] macKey = Kdfa.derive(hash, seed.borrow(), KdfLabel.INTEGRITY, hash.digestBits());
    byte[] encrypted = Cfb.encrypt(cipher.algorithm(), cipherKey, new byte[Cfb.BLOCK_BYTES], data);
    byte[] mac = Hmacs.of(nameHash, macKey, encrypted, name.borrow());
    Arrays.fill(cipherKey, (byte) 0);
    Arrays.fill(macKey, (byte) 0);
    return Bytes.adopt(new TpmWriter().sized(mac).array(encrypted).toByteArray());
  }
}
