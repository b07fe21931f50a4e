package io.github.tpm4j.engine.commands.attached;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.attached.AcGetCapability;
import io.github.tpm4j.tss.commands.attached.PolicyAcSendSelect;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.policy.PolicyNameHash;
import io.github.tpm4j.tss.constants.TpmAt;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachedCommandsTest {
  private static final Bytes OBJECT = Bytes.ofHex("000b" + "11".repeat(32));
  private static final Bytes AUTH = Bytes.ofHex("40000001");
  private static final Bytes COMPONENT = Bytes.ofHex("90000000");

  private final TestTpm tpm = TestTpm.started(Revision.V183);

  @Test
  void thereIsNoComponent() {
    AcGetCapability.Request request =
        new AcGetCapability.Request(TpmHandle.of(0x90000000), TpmAt.ANY, 1);
    assertEquals(TpmRc.VALUE.handle(1), tpm.code(request));
    assertEquals(TpmRc.COMMAND_CODE, TestTpm.started(Revision.V159).code(request));
  }

  private TpmHandle start(TpmSe type) {
    return tpm.startSession(type).sessionHandle();
  }

  private static PolicyAcSendSelect.Request select(TpmHandle session, boolean includesObject) {
    return new PolicyAcSendSelect.Request(session, OBJECT, AUTH, COMPONENT, includesObject);
  }

  private static Bytes hash(Bytes... parts) throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (Bytes part : parts) {
      sha256.update(part.toByteArray());
    }
    return Bytes.of(sha256.digest());
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void thePolicyNamesObjectAuthorisationAndComponent(boolean includesObject)
      throws NoSuchAlgorithmException {
    TpmHandle session = start(TpmSe.TRIAL);
    byte[] command = tpm.encode(select(session, includesObject));
    assertEquals(TpmRc.SUCCESS, tpm.code(command));
    Bytes expected =
        hash(
            Bytes.ofHex("00".repeat(32)),
            Bytes.of(TpmCc.POLICY_AC_SEND_SELECT.marshal()),
            includesObject ? OBJECT : Bytes.EMPTY,
            AUTH,
            COMPONENT,
            Bytes.of((byte) (includesObject ? 1 : 0)));
    assertEquals(expected, tpm.run(new PolicyGetDigest.Request(session)).policyDigest());
  }

  @Test
  void rejectsAPolicyThatNamesAHashOrACommand() {
    TpmHandle bound = start(TpmSe.POLICY);
    tpm.run(new PolicyNameHash.Request(bound, Bytes.ofHex("11".repeat(32))));
    assertEquals(TpmRc.CPHASH, tpm.code(select(bound, true)));
    TpmHandle named = start(TpmSe.POLICY);
    tpm.run(new PolicyCommandCode.Request(named, TpmCc.AC_SEND));
    assertEquals(TpmRc.COMMAND_CODE, tpm.code(select(named, true)));
  }
}
