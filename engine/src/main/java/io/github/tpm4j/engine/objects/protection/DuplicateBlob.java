package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/**
 * A sensitive area on its way to another parent, in none, one or both of an inner and an outer
 * wrapper (Part 1, 23.3).
 */
public final class DuplicateBlob {

  private DuplicateBlob() {}

  /**
   * A sensitive area in an inner wrapper, or as it is.
   *
   * @param symmetric TPM_ALG_NULL for no inner wrapper
   * @param key the inner wrapper's; of no size if there is none
   */
  public static byte[] wrapInner(
      TpmtPublic publicArea, TpmtSensitive sensitive, TpmtSymDefObject symmetric, SecretBytes key) {
    byte[] clear = SensitiveAreas.write(sensitive, HashAlgorithm.of(publicArea.nameAlg()));
    if (symmetric.isNull()) {
      return clear;
    }
    try {
      return inner(publicArea, symmetric, key).wrap(clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /** Puts the outer wrapper around {@code content}. */
  public static Bytes wrapOuter(
      LoadedObject newParent, Bytes name, SecretBytes seed, byte[] content) {
    try (OuterWrap outer = new OuterWrap(newParent, seed, name)) {
      return Bytes.adopt(outer.wrap(content));
    }
  }

  /**
   * What the outer wrapper holds.
   *
   * @throws io.github.tpm4j.engine.TpmFailure TPM_RC_INTEGRITY
   * @throws io.github.tpm4j.tss.wire.WireException if the octets end too early
   */
  public static byte[] unwrapOuter(
      LoadedObject parent, Bytes name, SecretBytes seed, Bytes duplicate, Limits limits) {
    try (OuterWrap outer = new OuterWrap(parent, seed, name)) {
      return outer.unwrap(duplicate, limits);
    }
  }

  /**
   * The sensitive area in what {@link #wrapInner} made.
   *
   * @throws io.github.tpm4j.engine.TpmFailure TPM_RC_INTEGRITY
   * @throws io.github.tpm4j.tss.wire.WireException if there is no sensitive area, or more
   */
  public static TpmtSensitive unwrapInner(
      TpmtPublic publicArea,
      byte[] content,
      TpmtSymDefObject symmetric,
      SecretBytes key,
      Limits limits) {
    byte[] clear =
        symmetric.isNull() ? content : inner(publicArea, symmetric, key).unwrap(content, limits);
    return SensitiveAreas.read(clear, limits);
  }

  private static InnerWrap inner(
      TpmtPublic publicArea, TpmtSymDefObject symmetric, SecretBytes key) {
    HashAlgorithm nameHash = HashAlgorithm.of(publicArea.nameAlg());
    return new InnerWrap(symmetric, key, nameHash, ObjectNames.name(publicArea));
  }
}
