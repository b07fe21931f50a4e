package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.commands.pcr.PcrReset;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Part 3, 22: PCR commands. */
final class PcrRows {
  private static final TpmHandle DEBUG_PCR = TpmHandle.ofPcr(16);

  private PcrRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.PCR_EXTEND,
            "SHA-256",
            tpm ->
                tpm.time(
                    new PcrExtend.Request(
                        DEBUG_PCR,
                        new TpmlDigestValues(
                            List.of(new TpmtHa(TpmAlg.SHA256, Bytes.adopt(new byte[32]))))))),
        new Row(
            TpmCc.PCR_EVENT,
            "1 KB",
            tpm -> tpm.time(new PcrEvent.Request(DEBUG_PCR, Bytes.adopt(new byte[1024])))),
        new Row(
            TpmCc.PCR_READ,
            "8 PCR",
            tpm ->
                tpm.time(
                    new PcrRead.Request(
                        new TpmlPcrSelection(
                            List.of(TpmsPcrSelection.of(TpmAlg.SHA256, 0, 1, 2, 3, 4, 5, 6, 7)))))),
        new Row(TpmCc.PCR_ALLOCATE, "the same banks", PcrRows::allocate),
        new Row(TpmCc.PCR_RESET, "", tpm -> tpm.time(new PcrReset.Request(DEBUG_PCR))));
  }

  private static Timed<?> allocate(Bench tpm) throws Exception {
    GetCapability.Request banks = new GetCapability.Request(TpmCap.PCRS, 0, 1);
    TpmlPcrSelection now = (TpmlPcrSelection) tpm.execute(banks).capabilityData().data();
    return tpm.time(new PcrAllocate.Request(TpmHandle.PLATFORM, now));
  }
}
