package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;

/**
 * TPM2B_PRIVATE: a sensitive area that leaves the TPM under the protection of its parent (Part 1,
 * 22.4 and 22.5; Part 2, 12.3.7).
 */
public final class PrivateArea {

  private PrivateArea() {}

  /**
   * The private area of an object under a storage key, both halves of which are loaded.
   *
   * @param random gives the IV
   */
  public static Bytes wrap(
      LoadedObject parent, TpmtPublic publicArea, TpmtSensitive sensitive, RandomSource random) {
    byte[] clear = SensitiveAreas.write(sensitive, HashAlgorithm.of(publicArea.nameAlg()));
    try (OuterWrap wrap = outer(parent, ObjectNames.name(publicArea))) {
      return Bytes.adopt(wrap.wrap(random.bytes(wrap.blockSizeBytes()), clear));
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /**
   * The sensitive area in a private area.
   *
   * @throws TpmFailure TPM_RC_INTEGRITY if it was not made by this parent for this public area;
   *     TPM_RC_VALUE for an IV of the wrong size; TPM_RC_SENSITIVE if there is no sensitive area
   * @throws WireException if the octets end too early
   */
  public static TpmtSensitive unwrap(
      LoadedObject parent, TpmtPublic publicArea, Bytes privateArea, Limits limits) {
    byte[] clear;
    try (OuterWrap wrap = outer(parent, ObjectNames.name(publicArea))) {
      clear = wrap.unwrapWithIv(privateArea, limits);
    }
    try {
      return SensitiveAreas.read(clear, limits);
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.SENSITIVE);
    }
  }

  private static OuterWrap outer(LoadedObject parent, Bytes name) {
    return new OuterWrap(parent, parent.sensitive().seedValue(), name);
  }
}
