package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.EndorsementKey;

/**
 * An endorsement key with its places and names.
 *
 * @param handle where it is persistent
 * @param label in messages
 * @param fileLabel in the names of files
 */
record EndorsementKind(EndorsementKey key, TpmHandle handle, String label, String fileLabel) {
  private static final int LARGE_RSA_BITS = 3_072;

  static final EndorsementKind ECC =
      new EndorsementKind(EndorsementKey.ECC_P384, TpmHandle.of(0x81010016), "ECC", "secp384r1");

  private static final EndorsementKind RSA_2048 =
      new EndorsementKind(EndorsementKey.RSA_2048, TpmHandle.of(0x81010001), "RSA 2048", "rsa2048");

  private static final EndorsementKind RSA_3072 =
      new EndorsementKind(EndorsementKey.RSA_3072, TpmHandle.of(0x8101001C), "RSA 3072", "rsa3072");

  static EndorsementKind rsa(int bits) {
    return bits == LARGE_RSA_BITS ? RSA_3072 : RSA_2048;
  }
}
