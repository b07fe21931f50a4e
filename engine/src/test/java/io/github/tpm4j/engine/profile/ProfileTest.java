package io.github.tpm4j.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.wire.Revision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

  @ParameterizedTest
  @CsvSource({
    "V159, PolicyParameters, NV_DefineSpace2",
    "V183, SetCapability, ReadOnlyControl",
    "V184, PolicyTransportSPDM, Encapsulate",
    "V185, SignSequenceStart, FieldUpgradeStart"
  })
  void hasTheCommandsOfItsRevision(Revision revision, String has, String lacks) {
    Profile profile = Profile.pcClient().in(revision);
    assertTrue(profile.implemented(command(has)));
    assertFalse(profile.implemented(command(lacks)));
  }

  private static TpmCc command(String name) {
    return TpmCc.values().stream()
        .filter(code -> code.toString().equals("TPM_CC_" + name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"V159, false", "V183, true", "V185, true"})
  void hasTimersAndComponentsFrom183On(Revision revision, boolean expected) {
    Profile profile = Profile.pcClient().in(revision);
    assertEquals(expected, profile.implemented(TpmCc.ACT_SET_TIMEOUT));
    assertEquals(expected, profile.implemented(TpmCc.AC_SEND));
  }

  @ParameterizedTest
  @CsvSource({"V159, 4096", "V184, 4096", "V185, 8192"})
  void hasLargeBuffersForPostQuantumKeysOnly(Revision revision, int bytes) {
    Profile profile = Profile.pcClient().in(revision);
    assertEquals(bytes, profile.maxCommandBytes());
    assertEquals(4096, profile.clockUpdateMillis());
  }

  @Test
  void keepsTheUsersChoicesInAnotherRevision() {
    Profile chosen =
        Profile.builder()
            .revision(Revision.V159)
            .with(TpmAlg.TDES)
            .without(TpmAlg.CAMELLIA)
            .with(TpmEccCurve.NIST_P224)
            .without(TpmEccCurve.BN_P256)
            .without(TpmCc.CLEAR)
            .maximumPssSalt()
            .build();
    Profile other = chosen.in(Revision.V184);
    assertEquals(chosen.algorithms(), other.algorithms());
    assertEquals(chosen.curves(), other.curves());
    assertEquals(chosen.pssSalt(), other.pssSalt());
    assertFalse(other.implemented(TpmCc.CLEAR));
    assertTrue(other.implemented(TpmCc.READ_ONLY_CONTROL));
  }

  @Test
  void refusesAnAlgorithmThatTheRevisionDoesNotKnow() {
    ProfileBuilder builder = Profile.builder().revision(Revision.V159).with(TpmAlg.MLDSA);
    String message = assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    assertEquals(
        "TPM_ALG_MLDSA came with revision 185 of the TPM 2.0 Library; this TPM follows 159",
        message);
    assertTrue(builder.revision(Revision.V185).build().implemented(TpmAlg.MLDSA));
    assertThrows(IllegalArgumentException.class, () -> builder.build().in(Revision.V184));
  }

  @Test
  void refusesWhatIsNotImplemented() {
    for (ProfileBuilder builder :
        List.of(
            Profile.builder().revision(Revision.V185).with(TpmAlg.LMS),
            Profile.builder().revision(Revision.V185).with(TpmEccCurve.TEST_P192))) {
      assertThrows(IllegalArgumentException.class, builder::build);
    }
    assertThrows(IllegalArgumentException.class, () -> Profile.builder().countdownTimers(17));
    assertThrows(IllegalArgumentException.class, () -> Profile.builder().countdownTimers(-1));
  }

  @Test
  void theLastChoiceCounts() {
    Profile profile = Profile.builder().with(TpmAlg.SM4).without(TpmAlg.SM4).build();
    assertFalse(profile.implemented(TpmAlg.SM4));
  }

  @Test
  void isItselfInItsOwnRevision() {
    Profile profile = Profile.pcClient();
    assertSame(profile, profile.in(Revision.V185));
  }
}
