package io.github.tpm4j.engine.commands.pcr;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcrEventCommandTest {
  private static final Bytes ABC = Bytes.of("abc".getBytes(US_ASCII));

  private final TestTpm tpm = TestTpm.started();

  private Bytes read(TpmAlg hash, int pcr) {
    TpmlPcrSelection selection = new TpmlPcrSelection(List.of(TpmsPcrSelection.of(hash, pcr)));
    return tpm.run(new PcrRead.Request(selection)).pcrValues().digests().get(0);
  }

  @Test
  void answersTheDigestsOfTheDataByTheHashesOfTheBanks() {
    List<TpmtHa> digests =
        tpm.run(new PcrEvent.Request(TpmHandle.ofPcr(0), ABC)).digests().digests();
    assertEquals(
        List.of(TpmAlg.SHA1, TpmAlg.SHA256, TpmAlg.SHA384, TpmAlg.SHA512),
        digests.stream().map(TpmtHa::hashAlg).toList());
    assertEquals("a9993e364706816aba3e25717850c26c9cd0d89d", digests.get(0).digest().toHex());
  }

  @Test
  void answersTheDigestOfABankThatWasAllocatedLater() {
    tpm.run(
        new PcrAllocate.Request(
            TpmHandle.PLATFORM,
            new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA3_256, 16)))));
    tpm.restart(TpmSu.CLEAR, TpmSu.CLEAR);
    List<TpmtHa> digests =
        tpm.run(new PcrEvent.Request(TpmHandle.ofPcr(16), ABC)).digests().digests();
    assertEquals(TpmAlg.SHA3_256, digests.get(4).hashAlg());
    assertEquals(5, digests.size());
  }

  @Test
  void extendsAsIfTheDigestsHadBeenExtended() {
    List<TpmtHa> digests =
        tpm.run(new PcrEvent.Request(TpmHandle.ofPcr(1), ABC)).digests().digests();
    tpm.run(new PcrExtend.Request(TpmHandle.ofPcr(2), new TpmlDigestValues(digests.subList(1, 2))));
    assertEquals(read(TpmAlg.SHA256, 2), read(TpmAlg.SHA256, 1));
  }

  @Test
  void withoutAPcrItOnlyHashes() {
    Bytes before = read(TpmAlg.SHA256, 0);
    assertEquals(
        TpmAlg.SHA1,
        tpm.run(new PcrEvent.Request(TpmHandle.NULL, ABC)).digests().digests().get(0).hashAlg());
    assertEquals(before, read(TpmAlg.SHA256, 0));
  }

  @Test
  void rejectsLocalityThatMayNotExtendThePcr() {
    assertEquals(TpmRc.LOCALITY, tpm.code(new PcrEvent.Request(TpmHandle.ofPcr(17), ABC)));
  }

  @Test
  void rejectsMoreThan1024Octets_parameter1() {
    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.code(new PcrEvent.Request(TpmHandle.ofPcr(0), Bytes.adopt(new byte[1025]))));
  }
}
