package io.github.tpm4j.engine.commands.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.crypto.MlDsaVerifier;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences of ML-DSA over TPM Reset, Restart and Resume (Part 1, 30.3.2). */
class SequencesOverRestartsTest {
  private static final TpmHandle KEY = TpmHandle.of(0x81000001);
  private static final Bytes MESSAGE = Bytes.of(new byte[600]);

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private TpmHandle started() {
    TpmHandle primary =
        tpm.run(
                TestObjects.primary(
                    TpmHandle.OWNER, PostQuantumKeys.mlDsa(MlDsaSet.ML_DSA_44, false)))
            .objectHandle();
    tpm.run(new EvictControl.Request(TpmHandle.OWNER, primary, KEY));
    TpmHandle sequence =
        tpm.run(new SignSequenceStart.Request(KEY, SecretBytes.EMPTY, Bytes.EMPTY))
            .sequenceHandle();
    tpm.run(new SequenceUpdate.Request(sequence, MESSAGE.slice(0, 300)));
    return sequence;
  }

  @ParameterizedTest
  @CsvSource({"STATE, STATE", "STATE, CLEAR", "CLEAR, CLEAR"})
  void anOpenSequenceIsGone(String shutdown, String startup) {
    TpmHandle sequence = started();
    tpm.restart(state(shutdown), state(startup));
    assertEquals(TpmRc.REFERENCE_H0, tpm.code(new SequenceUpdate.Request(sequence, Bytes.EMPTY)));
    assertEquals(
        TpmRc.REFERENCE_H0, tpm.code(new SignSequenceComplete.Request(sequence, KEY, MESSAGE)));
  }

  @ParameterizedTest
  @CsvSource({"STATE, STATE", "STATE, CLEAR"})
  void aSavedSequenceGoesOnAfterResumeAndRestart(String shutdown, String startup) throws Exception {
    TpmsContext saved = tpm.run(new ContextSave.Request(started())).context();
    tpm.restart(state(shutdown), state(startup));

    TpmHandle sequence = tpm.run(new ContextLoad.Request(saved)).loadedHandle();
    Tpm2bSignatureMldsa signature =
        (Tpm2bSignatureMldsa)
            tpm.run(new SignSequenceComplete.Request(sequence, KEY, MESSAGE.slice(300, 600)))
                .signature()
                .signature();

    TpmtPublic area = tpm.run(new ReadPublic.Request(KEY)).outPublic();
    assertTrue(MlDsaVerifier.verify(area, Bytes.EMPTY, MESSAGE, signature.buffer()));
  }

  @ParameterizedTest
  @CsvSource({"CLEAR, CLEAR"})
  void aSavedSequenceIsRefusedAfterReset_parameter1(String shutdown, String startup) {
    TpmsContext saved = tpm.run(new ContextSave.Request(started())).context();
    tpm.restart(state(shutdown), state(startup));
    assertEquals(TpmRc.INTEGRITY.parameter(1), tpm.code(new ContextLoad.Request(saved)));
  }

  private static TpmSu state(String name) {
    return name.equals("STATE") ? TpmSu.STATE : TpmSu.CLEAR;
  }
}
