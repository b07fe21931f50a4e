package io.github.tpm4j.tpm12.key;

import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmCertifyInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;

/**
 * A key that is known to have been made in a TPM, and cannot leave it.
 *
 * @param info what the TPM says of it: usage, flags, what it is bound to
 */
public record VerifiedKey(TpmCertifyInfo info) {
  private static final int TAG_PCR_INFO_LONG = 0x0006;

  /** {@return whether the TPM asks for a secret each time the key is used} */
  public boolean alwaysNeedsSecret() {
    return info.authDataUsage() == KeyConstants.AUTH_ALWAYS;
  }

  /**
   * {@return whether it can be used only while PCR have these values}
   *
   * @param pcrs which PCR, and their values
   */
  public boolean isBoundTo(TpmPcrComposite pcrs) {
    if (info.pcrInfo().size() == 0) {
      return false;
    }
    if (!info.isInfo2()) {
      TpmPcrInfo first = TpmReader.readWhole(info.pcrInfo(), TpmPcrInfo::read);
      return isSame(first.pcrSelection(), first.digestAtRelease(), pcrs);
    }
    // Part 2 has the short form here, and swtpm's TPM the one of the key.
    return isLong() ? isBoundByLong(pcrs) : isBoundByShort(pcrs);
  }

  private boolean isLong() {
    return new TpmReader(info.pcrInfo().toArray()).u16() == TAG_PCR_INFO_LONG;
  }

  private boolean isBoundByLong(TpmPcrComposite pcrs) {
    TpmPcrInfoLong bound = TpmReader.readWhole(info.pcrInfo(), TpmPcrInfoLong::read);
    return isSame(bound.releasePcrSelection(), bound.digestAtRelease(), pcrs);
  }

  private boolean isBoundByShort(TpmPcrComposite pcrs) {
    TpmPcrInfoShort bound = TpmReader.readWhole(info.pcrInfo(), TpmPcrInfoShort::read);
    return isSame(bound.pcrSelection(), bound.digestAtRelease(), pcrs);
  }

  private static boolean isSame(TpmPcrSelection select, Bytes digest, TpmPcrComposite pcrs) {
    return select.equals(pcrs.select()) && digest.equals(pcrs.digest());
  }
}
