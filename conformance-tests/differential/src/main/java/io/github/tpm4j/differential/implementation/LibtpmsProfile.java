package io.github.tpm4j.differential.implementation;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Set;

/**
 * The revision, algorithms and sizes of libtpms 0.9.2, so that not every answer differs by them.
 */
final class LibtpmsProfile {
  private static final int RSA_BYTES = 384;
  private static final int RSA_PRIVATE_BYTES = RSA_BYTES * 5 / 2;
  private static final int SIZED_DIGEST_BYTES = 66;

  private LibtpmsProfile() {}

  static Profile create() {
    int sensitive = 2 + 2 + 2 * SIZED_DIGEST_BYTES + 2 + RSA_PRIVATE_BYTES;
    return Profile.builder()
        .revision(Revision.V159)
        .with(TpmAlg.TDES)
        .without(TpmAlg.SHA3_256, TpmAlg.SHA3_384, TpmAlg.SHA3_512)
        .with(
            TpmEccCurve.NIST_P192, TpmEccCurve.NIST_P224, TpmEccCurve.BN_P638, TpmEccCurve.SM2_P256)
        .keyBits(TpmAlg.RSA, Set.of(1024, 2048, 3072))
        .keyBits(TpmAlg.AES, Set.of(128, 256))
        .keyBits(TpmAlg.CAMELLIA, Set.of(128, 256))
        .limit(Limit.MAX_RSA_KEY_BYTES, RSA_BYTES)
        .limit(Limit.RSA_PRIVATE_SIZE, RSA_BYTES / 2)
        .limit(Limit.PRIVATE_VENDOR_SPECIFIC_BYTES, RSA_PRIVATE_BYTES)
        .limit(Limit.MAX_PRIVATE_SIZE, 2 * SIZED_DIGEST_BYTES + sensitive)
        .limit(Limit.MAX_PUBLIC_SIZE, 8 + SIZED_DIGEST_BYTES + 16 + 2 + RSA_BYTES)
        .limit(Limit.MAX_ENCRYPTED_SECRET_SIZE, RSA_BYTES)
        .build();
  }
}
