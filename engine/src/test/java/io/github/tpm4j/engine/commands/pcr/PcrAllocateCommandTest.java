package io.github.tpm4j.engine.commands.pcr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PcrAllocateCommandTest {
  private static final int[] ALL = IntStream.range(0, 24).toArray();
  private static final TpmsPcrSelection NO_SHA1 = TpmsPcrSelection.of(TpmAlg.SHA1);
  private static final TpmsPcrSelection NO_SHA384 = TpmsPcrSelection.of(TpmAlg.SHA384);

  private final TestTpm tpm =
      TestTpm.started(
          Profile.builder()
              .without(TpmAlg.SHA3_256, TpmAlg.SHA3_384, TpmAlg.SHA3_512, TpmAlg.SHA512)
              .pcrBanks(TpmAlg.SHA1, TpmAlg.SHA256, TpmAlg.SHA384)
              .build());

  private static PcrAllocate.Request allocate(TpmsPcrSelection... banks) {
    return new PcrAllocate.Request(TpmHandle.PLATFORM, new TpmlPcrSelection(List.of(banks)));
  }

  private List<TpmsPcrSelection> banks() {
    GetCapability.Response banks = tpm.run(new GetCapability.Request(TpmCap.PCRS, 0, 1));
    return ((TpmlPcrSelection) banks.capabilityData().data()).pcrSelections();
  }

  @Test
  void tellsTheSizesInOctets() {
    assertEquals(
        new PcrAllocate.Response(true, 24, 24 * (32 + 48), 24 * (20 + 32 + 48)),
        tpm.run(allocate(NO_SHA1)));
  }

  @Test
  void takesEffectAtTheNextReset() {
    List<TpmsPcrSelection> before = banks();
    tpm.run(allocate(NO_SHA1));
    assertEquals(before, banks());
    tpm.restart(TpmSu.CLEAR, TpmSu.CLEAR);
    assertEquals(List.of(NO_SHA1, before.get(1), before.get(2)), banks());
  }

  @Test
  void theLastEntryOfABankHolds() {
    assertEquals(
        24 * (20 + 32 + 48),
        tpm.run(allocate(NO_SHA1, TpmsPcrSelection.of(TpmAlg.SHA1, ALL))).sizeNeeded());
  }

  @Test
  void aLaterRequestStartsFromTheBanksInUse() {
    tpm.run(allocate(NO_SHA1));
    assertEquals(24 * (20 + 32), tpm.run(allocate(NO_SHA384)).sizeNeeded());
  }

  @Test
  void rejectsToLeaveNoPcrForTheRootsOfTrust() {
    TpmsPcrSelection onlyZero = TpmsPcrSelection.of(TpmAlg.SHA256, 0);
    TpmsPcrSelection onlySeventeen = TpmsPcrSelection.of(TpmAlg.SHA384, 17);
    assertEquals(TpmRc.PCR, tpm.code(allocate(NO_SHA1, onlyZero, NO_SHA384)));
    assertTrue(tpm.run(allocate(NO_SHA1, onlyZero, onlySeventeen)).allocationSuccess());
  }

  @Test
  void rejectsHashThatIsNotImplemented_parameter1() {
    assertEquals(TpmRc.HASH.parameter(1), tpm.code(allocate(TpmsPcrSelection.of(TpmAlg.SM3_256))));
  }

  @Test
  void rejectsTheOwner_handle1() {
    assertEquals(
        TpmRc.VALUE.handle(1),
        tpm.code(new PcrAllocate.Request(TpmHandle.OWNER, new TpmlPcrSelection(List.of(NO_SHA1)))));
  }
}
