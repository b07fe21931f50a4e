package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.Set;

/** The TPMI_ST types: structure tags that may stand in a place, and the code for any other. */
public enum TpmiSt implements Reader<TpmSt> {
  /** TPMI_ST_COMMAND_TAG (Part 2, 9.35). */
  COMMAND_TAG(TpmRc.BAD_TAG, TpmSt.NO_SESSIONS, TpmSt.SESSIONS),
  /** TPMI_ST_ATTEST (Part 2, 10.12.10). */
  ATTEST(
      TpmRc.VALUE,
      TpmSt.ATTEST_CERTIFY,
      TpmSt.ATTEST_QUOTE,
      TpmSt.ATTEST_SESSION_AUDIT,
      TpmSt.ATTEST_COMMAND_AUDIT,
      TpmSt.ATTEST_TIME,
      TpmSt.ATTEST_CREATION,
      TpmSt.ATTEST_NV,
      TpmSt.ATTEST_NV_DIGEST);

  private final TpmRc code;
  private final Set<TpmSt> tags;

  TpmiSt(TpmRc code, TpmSt... tags) {
    this.code = code;
    this.tags = Set.of(tags);
  }

  @Override
  public TpmSt read(TpmReader in) {
    TpmSt tag = TpmSt.read(in);
    in.check(tags.contains(tag), code);
    return tag;
  }
}
