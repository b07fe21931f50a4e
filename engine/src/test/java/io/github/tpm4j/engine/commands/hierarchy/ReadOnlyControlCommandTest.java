package io.github.tpm4j.engine.commands.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaStartupClear;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.ReadOnlyControl;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOnlyControlCommandTest {
  private static final TpmHandle INDEX = TpmHandle.of(0x01000010);
  private static final ReadOnlyControl.Request ON =
      new ReadOnlyControl.Request(TpmHandle.PLATFORM, true);
  private static final ReadOnlyControl.Request OFF =
      new ReadOnlyControl.Request(TpmHandle.PLATFORM, false);
  private static final TpmRequest<?> CHANGE =
      new HierarchyChangeAuth.Request(TpmHandle.OWNER, SecretBytes.EMPTY);

  private final TestTpm tpm = TestTpm.started(Revision.V184);

  private boolean isReadOnly() {
    GetCapability.Response response =
        tpm.run(new GetCapability.Request(TpmCap.TPM_PROPERTIES, TpmPt.STARTUP_CLEAR.value(), 1));
    int value =
        ((TpmlTaggedTpmProperty) response.capabilityData().data()).tpmProperty().get(0).value();
    return (value & TpmaStartupClear.READ_ONLY) != 0;
  }

  private void define(int attributes) {
    TpmaNv all = TpmaNv.of(attributes | TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE | TpmaNv.NO_DA);
    TpmsNvPublic area = new TpmsNvPublic(INDEX, TpmAlg.SHA256, all, Bytes.EMPTY, 8);
    tpm.run(new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area));
  }

  private static NvWrite.Request write() {
    return new NvWrite.Request(TpmHandle.OWNER, INDEX, Bytes.ofHex("0000000000000009"), 0);
  }

  @Test
  void refusesWhatChangesTheTpm_untilItIsTakenBack() {
    List<TpmRequest<?>> changes =
        List.of(
            CHANGE,
            new Clear.Request(TpmHandle.PLATFORM),
            new ClockSet.Request(TpmHandle.OWNER, 1L << 40));
    tpm.run(ON);
    assertEquals(true, isReadOnly());
    changes.forEach(it -> assertEquals(TpmRc.READ_ONLY, tpm.code(it), it.toString()));
    assertEquals(TpmRc.SUCCESS, tpm.code(new GetRandom.Request(4)));
    tpm.run(OFF);
    assertEquals(false, isReadOnly());
    assertEquals(TpmRc.SUCCESS, tpm.code(CHANGE));
  }

  @ParameterizedTest
  @CsvSource({"CLEAR, CLEAR, false", "STATE, CLEAR, false", "STATE, STATE, true"})
  void endsWithResetAndRestart_andOutlastsResume(String shutdown, String startup, boolean kept) {
    tpm.run(ON);
    tpm.restart(su(shutdown), su(startup));
    assertEquals(kept, isReadOnly());
    assertEquals(kept ? TpmRc.READ_ONLY : TpmRc.SUCCESS, tpm.code(CHANGE));
  }

  private static TpmSu su(String name) {
    return name.equals("CLEAR") ? TpmSu.CLEAR : TpmSu.STATE;
  }

  @Test
  void refusesToWriteAnIndexThatIsNotOrderly() {
    define(0);
    tpm.run(ON);
    assertEquals(TpmRc.READ_ONLY, tpm.code(write()));
    tpm.run(OFF);
    assertEquals(TpmRc.SUCCESS, tpm.code(write()));
  }

  @Test
  void writesAnOrderlyIndex() {
    define(TpmaNv.ORDERLY);
    tpm.run(ON);
    assertEquals(TpmRc.SUCCESS, tpm.code(write()));
  }

  @Test
  void refusesASecretThatIsCounted() {
    define(TpmNt.PIN_PASS.value() << 4 | TpmaNv.AUTHREAD);
    tpm.run(write());
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    tpm.run(ON);
    assertEquals(TpmRc.READ_ONLY, tpm.code(secret(INDEX, session)));
    assertEquals(TpmRc.SUCCESS, tpm.code(secret(TpmHandle.OWNER, session)));
  }

  private static PolicySecret.Request secret(TpmHandle entity, TpmHandle session) {
    return new PolicySecret.Request(entity, session, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, 0);
  }

  @Test
  void isThePlatforms_andNotThereBefore184() {
    assertEquals(
        TpmRc.VALUE.handle(1), tpm.code(new ReadOnlyControl.Request(TpmHandle.OWNER, true)));
    SecretBytes wrong = SecretBytes.of(new byte[] {1});
    assertEquals(TpmRc.BAD_AUTH.session(1), tpm.auth(wrong).code(ON));
    assertEquals(TpmRc.COMMAND_CODE, TestTpm.started(Revision.V183).code(ON));
    assertEquals(TpmRc.COMMAND_CODE, TestTpm.started(Revision.V159).code(ON));
  }
}
