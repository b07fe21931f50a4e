package io.github.tpm4j.conformance.kill;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaNvExp;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.nv.TpmsNvPublicExpAttr;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;
import io.github.tpm4j.tss.wire.Bytes;

/** What is changed. The platform's Indices outlive TPM2_Clear, the owner's does not. */
final class Entities {
  static final TpmHandle ORDINARY = TpmHandle.of(0x01400001);
  static final TpmHandle COUNTER = TpmHandle.of(0x01400002);
  static final TpmHandle ORDERLY_COUNTER = TpmHandle.of(0x01400003);
  static final TpmHandle BITS = TpmHandle.of(0x01400004);
  static final TpmHandle EXTENDED = TpmHandle.of(0x01400005);

  /** Its authValue is protected against dictionary attacks. */
  static final TpmHandle PROTECTED = TpmHandle.of(0x01400006);

  /** In external NV, which revision 1.83 has. */
  static final TpmHandle SCRATCH = TpmHandle.of(0x11500001);

  static final TpmHandle PERSISTENT = TpmHandle.of(0x81000001);

  /** What one command writes at the most. */
  static final int ORDINARY_BYTES = 1024;

  static final int SCRATCH_BYTES = 64;

  private static final int PLATFORM =
      TpmaNv.PLATFORMCREATE | TpmaNv.PPWRITE | TpmaNv.PPREAD | TpmaNv.OWNERREAD;

  private Entities() {}

  static TpmsNvPublic ordinary() {
    return area(ORDINARY, PLATFORM | TpmaNv.NO_DA, TpmNt.ORDINARY, ORDINARY_BYTES);
  }

  static TpmsNvPublic counter() {
    return area(COUNTER, PLATFORM | TpmaNv.NO_DA, TpmNt.COUNTER, Long.BYTES);
  }

  static TpmsNvPublic orderlyCounter() {
    int attributes = PLATFORM | TpmaNv.NO_DA | TpmaNv.ORDERLY;
    return area(ORDERLY_COUNTER, attributes, TpmNt.COUNTER, Long.BYTES);
  }

  static TpmsNvPublic bits() {
    return area(BITS, PLATFORM | TpmaNv.NO_DA, TpmNt.BITS, Long.BYTES);
  }

  static TpmsNvPublic extended() {
    return area(EXTENDED, PLATFORM | TpmaNv.NO_DA, TpmNt.EXTEND, 32);
  }

  static TpmsNvPublic protectedIndex() {
    return area(PROTECTED, PLATFORM | TpmaNv.AUTHREAD, TpmNt.ORDINARY, Long.BYTES);
  }

  static TpmtNvPublic2 scratch() {
    TpmaNv attributes = TpmaNv.of(TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD | TpmaNv.NO_DA);
    return new TpmtNvPublic2(
        TpmHt.EXTERNAL_NV,
        new TpmsNvPublicExpAttr(
            SCRATCH, TpmAlg.SHA256, TpmaNvExp.of(attributes), Bytes.EMPTY, SCRATCH_BYTES));
  }

  private static TpmsNvPublic area(TpmHandle index, int attributes, TpmNt type, int sizeBytes) {
    TpmaNv all = TpmaNv.of(attributes | type.value() << 4);
    return new TpmsNvPublic(index, TpmAlg.SHA256, all, Bytes.EMPTY, sizeBytes);
  }
}
