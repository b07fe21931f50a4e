package io.github.tpm4j.tpm12.engine.pcr;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.util.Optional;

/** Which PCR values and localities a key, sealed data or an Index is bound to (Part 2, 8). */
public final class PcrBinding {
  private static final int ALL_LOCALITIES = 0x1F;

  private final TpmPcrSelection release;
  private final Bytes digestAtRelease;
  private final int localities;

  private PcrBinding(TpmPcrSelection release, Bytes digestAtRelease, int localities) {
    this.release = release;
    this.digestAtRelease = digestAtRelease;
    this.localities = localities;
  }

  public static PcrBinding of(TpmPcrInfo info) {
    return new PcrBinding(info.pcrSelection(), info.digestAtRelease(), ALL_LOCALITIES);
  }

  public static PcrBinding of(TpmPcrInfoLong info) {
    return new PcrBinding(
        info.releasePcrSelection(), info.digestAtRelease(), info.localityAtRelease());
  }

  public static PcrBinding of(TpmPcrInfoShort info) {
    return new PcrBinding(info.pcrSelection(), info.digestAtRelease(), info.localityAtRelease());
  }

  /** Whether it depends on any PCR. */
  public boolean hasPcrs() {
    return !release.pcrs().isEmpty();
  }

  /**
   * Checks it.
   *
   * @throws TpmFailure with TPM_WRONGPCRVAL or TPM_BAD_LOCALITY
   */
  public void require(Pcrs pcrs, int locality) {
    if (hasPcrs()) {
      boolean isRight = pcrs.compositeDigest(release).equals(digestAtRelease);
      TpmFailure.require(isRight, TpmResult.WRONGPCRVAL);
    }
    TpmFailure.require((localities >> locality & 1) != 0, TpmResult.BAD_LOCALITY);
  }

  /** {@return the binding of a TPM_KEY or TPM_KEY12; empty without one} */
  public static Optional<PcrBinding> of(TpmKey key) {
    if (key.pcrInfo().size() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        key.form() == TpmKey.Form.KEY
            ? of(TpmReader.readWhole(key.pcrInfo(), TpmPcrInfo::read))
            : of(TpmReader.readWhole(key.pcrInfo(), TpmPcrInfoLong::read)));
  }
}
