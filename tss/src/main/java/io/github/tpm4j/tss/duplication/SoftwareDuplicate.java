package io.github.tpm4j.tss.duplication;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.crypto.InnerWrap;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.crypto.OuterWrap;
import io.github.tpm4j.tss.crypto.SecretSharing;
import io.github.tpm4j.tss.crypto.SharedSecret;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;

/**
 * An object that software has made for a TPM, wrapped so that only the holder of one storage key
 * can take it (Part 1, 23.3.2): what TPM2_Duplicate would make of it. The public area of the
 * storage key is all that is needed of the TPM, whose {@link #request TPM2_Import} takes the
 * result.
 *
 * <p>An object with encryptedDuplication gets an inner wrapper too, by a new key. {@link #close}
 * wipes this key.
 */
public final class SoftwareDuplicate implements AutoCloseable {
  private static final int FIXED = TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT;
  private static final TpmtSymDefObject INNER = TpmtSymDefObject.aesCfb(128);

  private final TpmtPublic publicArea;
  private final Bytes duplicate;
  private final Bytes encryptedSeed;
  private final SecretBytes innerKey;
  private final TpmtSymDefObject innerCipher;

  private SoftwareDuplicate(
      TpmtPublic publicArea,
      Bytes duplicate,
      Bytes encryptedSeed,
      SecretBytes innerKey,
      TpmtSymDefObject innerCipher) {
    this.publicArea = publicArea;
    this.duplicate = duplicate;
    this.encryptedSeed = encryptedSeed;
    this.innerKey = innerKey;
    this.innerCipher = innerCipher;
  }

  /**
   * Wraps an object.
   *
   * @param publicArea without fixedTPM and fixedParent, with the unique field that belongs to the
   *     sensitive area
   * @param sensitive the caller wipes it
   * @param newParent the public area of an RSA, ECC or ML-KEM storage key
   * @return the public area and the duplicate, for TPM2_Import
   * @throws IllegalArgumentException if the object is fixed or has no Name, or the other key is no
   *     storage key
   * @throws io.github.tpm4j.tss.error.TpmUnsupportedException if this JVM lacks an algorithm
   */
  public static SoftwareDuplicate of(
      TpmtPublic publicArea, TpmtSensitive sensitive, TpmtPublic newParent) {
    requireMovable(publicArea);
    if (OuterWrap.cipher(newParent).isEmpty()) {
      throw new IllegalArgumentException("the new parent is no storage key with a known cipher");
    }
    boolean isDouble = publicArea.objectAttributes().has(TpmaObject.ENCRYPTED_DUPLICATION);
    TpmtSymDefObject innerCipher = isDouble ? INNER : TpmtSymDefObject.NULL;
    SecretBytes innerKey =
        isDouble
            ? SecretBytes.adopt(Nonces.octets(INNER.keyBits() / Byte.SIZE))
            : SecretBytes.EMPTY;
    SharedSecret shared = SecretSharing.with(newParent, KdfLabel.DUPLICATE);
    byte[] content = content(publicArea, sensitive, innerCipher, innerKey);
    try (SecretBytes seed = shared.secret()) {
      Bytes duplicate = OuterWrap.wrap(newParent, seed, EntityNames.of(publicArea), content);
      return new SoftwareDuplicate(
          publicArea, duplicate, shared.encrypted(), innerKey, innerCipher);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static void requireMovable(TpmtPublic publicArea) {
    if ((publicArea.objectAttributes().value() & FIXED) != 0) {
      throw new IllegalArgumentException("an object with fixedTPM or fixedParent does not move");
    }
    if (HashAlg.find(publicArea.nameAlg()).isEmpty()) {
      throw new IllegalArgumentException("an object without a nameAlg does not move");
    }
  }

  private static byte[] content(
      TpmtPublic publicArea,
      TpmtSensitive sensitive,
      TpmtSymDefObject innerCipher,
      SecretBytes innerKey) {
    TpmWriter out = new TpmWriter();
    byte[] clear = out.sized(sensitive).toByteArray();
    out.wipe();
    if (innerCipher.isNull()) {
      return clear;
    }
    HashAlg nameHash = HashAlg.of(publicArea.nameAlg());
    byte[] wrapped =
        InnerWrap.wrap(innerCipher, innerKey, nameHash, EntityNames.of(publicArea), clear);
    Arrays.fill(clear, (byte) 0);
    return wrapped;
  }

  /**
   * {@return the command that imports it; what it answers is loaded under the same parent}
   *
   * @param newParent the handle of the storage key
   */
  public Import.Request request(TpmHandle newParent) {
    return new Import.Request(
        newParent, innerKey, publicArea, duplicate, encryptedSeed, innerCipher);
  }

  /** {@return the public area of the object} */
  public TpmtPublic publicArea() {
    return publicArea;
  }

  /** {@return the wrapped object: the octets of a TPM2B_PRIVATE} */
  public Bytes duplicate() {
    return duplicate;
  }

  /** {@return the seed of the outer wrapper: the octets of a TPM2B_ENCRYPTED_SECRET} */
  public Bytes encryptedSeed() {
    return encryptedSeed;
  }

  /** Wipes the key of the inner wrapper; there is no {@link #request} afterwards. */
  @Override
  public void close() {
    innerKey.close();
  }
}
