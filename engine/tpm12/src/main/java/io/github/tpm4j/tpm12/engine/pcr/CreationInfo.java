package io.github.tpm4j.tpm12.engine.pcr;

import io.github.tpm4j.tpm12.engine.keys.KeyParts;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** What a TPM records of its PCR when something is bound to them (Part 2, 8.3 and 8.4). */
public final class CreationInfo {
  private CreationInfo() {}

  /** {@return the same with the values of now} */
  public static TpmPcrInfo of(TpmPcrInfo info, Pcrs pcrs) {
    return new TpmPcrInfo(
        info.pcrSelection(), info.digestAtRelease(), pcrs.compositeDigest(info.pcrSelection()));
  }

  /** {@return the same with the values and the locality of now} */
  public static TpmPcrInfoLong of(TpmPcrInfoLong info, Pcrs pcrs, int locality) {
    Pcrs.requireSelection(info.releasePcrSelection());
    return new TpmPcrInfoLong(
        1 << locality,
        info.localityAtRelease(),
        info.creationPcrSelection(),
        info.releasePcrSelection(),
        pcrs.compositeDigest(info.creationPcrSelection()),
        info.digestAtRelease());
  }

  /**
   * {@return a key template with the values of now, if it is bound to any}
   *
   * @throws TpmFailure with TPM_INVALID_PCR_INFO for a selection that is too long
   */
  public static TpmKey of(TpmKey template, Pcrs pcrs, int locality) {
    if (template.pcrInfo().size() == 0) {
      return template;
    }
    if (template.form() == TpmKey.Form.KEY) {
      TpmPcrInfo info = TpmReader.readWhole(template.pcrInfo(), TpmPcrInfo::read);
      return KeyParts.withPcrInfo(template, of(info, pcrs).toBytes());
    }
    TpmPcrInfoLong info = TpmReader.readWhole(template.pcrInfo(), TpmPcrInfoLong::read);
    return KeyParts.withPcrInfo(template, of(info, pcrs, locality).toBytes());
  }
}
