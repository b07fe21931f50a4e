package io.github.tpm4j.engine.wrapping;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/**
 * What is inside the outer wrapper of a duplicate: a sensitive area, in an inner wrapper or not
 * (Part 1, 23.3.2; Part 3, 13.1).
 *
 * @param symmetric the cipher of the inner wrapper; TPM_ALG_NULL if there is none
 * @param key of the cipher's size; empty if there is none
 */
public record Duplicates(TpmtSymDefObject symmetric, SecretBytes key) {

  /** The sensitive area as it goes into the outer wrapper; the caller wipes it. */
  public byte[] wrap(TpmtPublic publicArea, TpmtSensitive sensitive) {
    byte[] clear = SensitiveAreas.marshal(sensitive, publicArea.nameAlg());
    if (symmetric.isNull()) {
      return clear;
    }
    Bytes name = ObjectNames.name(publicArea);
    byte[] wrapped = InnerWrapper.wrap(symmetric, key, nameHash(publicArea), name, clear);
    Arrays.fill(clear, (byte) 0);
    return wrapped;
  }

  /**
   * The sensitive area of an object with this public area. {@code content} is wiped.
   *
   * @throws io.github.tpm4j.engine.response.TpmFailure TPM_RC_INTEGRITY, to be numbered
   * @throws io.github.tpm4j.tss.wire.WireException if there is no sensitive area, or more
   */
  public TpmtSensitive unwrap(TpmtPublic publicArea, byte[] content, Limits limits) {
    if (symmetric.isNull()) {
      return SensitiveAreas.read(content, limits);
    }
    Bytes name = ObjectNames.name(publicArea);
    return SensitiveAreas.read(
        InnerWrapper.unwrap(symmetric, key, nameHash(publicArea), name, content, limits), limits);
  }

  private static HashAlgorithm nameHash(TpmtPublic publicArea) {
    return HashAlgorithm.of(publicArea.nameAlg());
  }
}
