package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.policy.PolicyTransportSpdm;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTransportSpdmCommandTest {
  private static final Bytes NAME = Bytes.ofHex("000b" + "11".repeat(32));
  private static final TpmCc CODE = TpmCc.POLICY_TRANSPORT_SPDM;

  private final TestTpm tpm = TestTpm.started(Revision.V184);

  private TpmHandle start(TpmSe type) {
    return tpm.startSession(type).sessionHandle();
  }

  private Bytes digest(TpmHandle session) {
    return tpm.run(new PolicyGetDigest.Request(session)).policyDigest();
  }

  private static PolicyTransportSpdm.Request names(TpmHandle session, Bytes req, Bytes own) {
    return new PolicyTransportSpdm.Request(session, req, own);
  }

  @Test
  void withoutNamesItExtendsByTheCommandAlone() {
    TpmHandle session = start(TpmSe.TRIAL);
    byte[] recorded = HexFormat.of().parseHex("800100000012000001a10300000000000000");
    assertEquals(TpmRc.SUCCESS, tpm.code(recorded));
    Bytes expected = PolicyTpm.extend(PolicyTpm.ZERO, CODE, Bytes.EMPTY);
    assertEquals(expected, digest(session));
  }

  @Test
  void namesAreHashedWithTheirSizes() {
    TpmHandle session = start(TpmSe.POLICY);
    tpm.run(names(session, NAME, Bytes.EMPTY));
    Bytes sized = Bytes.ofHex("0022" + NAME.toHex() + "0000");
    assertEquals(PolicyTpm.extend(PolicyTpm.ZERO, CODE, PolicyTpm.hash(sized)), digest(session));
  }

  @Test
  void isForOneTimeInASession_untilItBeginsAnew() {
    TpmHandle session = start(TpmSe.POLICY);
    tpm.run(names(session, Bytes.EMPTY, Bytes.EMPTY));
    Bytes before = digest(session);
    assertEquals(TpmRc.VALUE, tpm.code(names(session, Bytes.EMPTY, Bytes.EMPTY)));
    assertEquals(before, digest(session));
    tpm.run(new PolicyRestart.Request(session));
    assertEquals(TpmRc.SUCCESS, tpm.code(names(session, Bytes.EMPTY, Bytes.EMPTY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001", "0010", "7fff"})
  void rejectsANameOfNoHash(String alg) {
    TpmHandle session = start(TpmSe.POLICY);
    Bytes name = Bytes.ofHex(alg + "11".repeat(32));
    assertEquals(TpmRc.HASH.parameter(1), tpm.code(names(session, name, NAME)));
    assertEquals(TpmRc.HASH.parameter(2), tpm.code(names(session, NAME, name)));
    assertEquals(PolicyTpm.ZERO, digest(session));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "000b", "000b11", "40000001"})
  void rejectsANameOfAnotherSize(String hex) {
    TpmHandle session = start(TpmSe.POLICY);
    Bytes name = Bytes.ofHex(hex);
    TpmRc code = hex.startsWith("4") ? TpmRc.HASH : TpmRc.SIZE;
    assertEquals(code.parameter(1), tpm.code(names(session, name, NAME)));
    assertEquals(code.parameter(2), tpm.code(names(session, NAME, name)));
  }

  @Test
  void aSessionThatAsksForAChannelAuthorisesNothing_alsoIfItWasSaved() {
    TpmHandle trial = start(TpmSe.TRIAL);
    tpm.run(names(trial, Bytes.EMPTY, Bytes.EMPTY));
    tpm.run(new SetPrimaryPolicy.Request(TpmHandle.OWNER, digest(trial), TpmAlg.SHA256));
    TpmHandle session = start(TpmSe.POLICY);
    tpm.run(names(session, Bytes.EMPTY, Bytes.EMPTY));
    assertEquals(TpmRc.CHANNEL.session(1), use(session));

    ContextSave.Response saved = tpm.run(new ContextSave.Request(session));
    tpm.run(new ContextLoad.Request(saved.context()));
    assertEquals(TpmRc.CHANNEL.session(1), use(session));
  }

  private TpmRc use(TpmHandle session) {
    SetPrimaryPolicy.Request request =
        new SetPrimaryPolicy.Request(TpmHandle.OWNER, Bytes.EMPTY, TpmAlg.NULL);
    return tpm.policy(session).code(request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"V159", "V183"})
  void isNotThereBefore184(String revision) {
    TestTpm older = TestTpm.started(Revision.valueOf(revision));
    TpmHandle session = older.startSession(TpmSe.POLICY).sessionHandle();
    assertEquals(TpmRc.COMMAND_CODE, older.code(names(session, Bytes.EMPTY, Bytes.EMPTY)));
  }
}
