package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.MlDsaVerifier;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.SigningSequence;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A TPM that is reset, or does not answer, while a message for ML-DSA comes in. */
class InterruptedSigningTest {
  private static final int FIRST_HANDLE = 0x8000_0000;
  private static final int SLOTS = 8;
  private static final Set<TpmCc> BRING_HANDLES =
      Set.of(TpmCc.SIGN_SEQUENCE_START, TpmCc.CONTEXT_LOAD);

  private final InProcess transport = new InProcess();
  private TpmDevice device;
  private TpmKey key;

  /** A connection that fails at one command. */
  private static final class InProcess implements Transport {
    private final Tpm tpm = new Tpm(TpmConfiguration.inMemory());
    private TpmCc failing;
    private boolean sendsIt;

    InProcess() {
      tpm.powerOn();
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      if (!CommandLog.code(command).equals(failing)) {
        return tpm.execute(command, 0);
      }
      failing = null;
      if (sendsIt) {
        tpm.execute(command, 0);
      }
      throw new TransportException("the connection is lost, by the test");
    }

    @Override
    public TransportInfo info() {
      return new TransportInfo("in process", TransportInfo.Kind.SIMULATOR, false);
    }

    @Override
    public void close() {
      // There is nothing to give back.
    }
  }

  @BeforeEach
  void open() throws Exception {
    device = TpmDevice.open(transport, DeviceOptions.DEFAULT);
    key =
        Keys.create(
            device,
            KeyTemplate.mlDsa(MlDsaSet.ML_DSA_44).build(),
            "secret",
            KeyAuthorization.password(Keys.password("secret")));
  }

  @AfterEach
  void close() {
    device.close();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
            TpmCc.SIGN_SEQUENCE_START,
            TpmCc.SEQUENCE_UPDATE,
            TpmCc.CONTEXT_SAVE,
            TpmCc.CONTEXT_LOAD,
            TpmCc.SIGN_SEQUENCE_COMPLETE)
        .flatMap(code -> Stream.of(Arguments.of(code, false), Arguments.of(code, true)));
  }

  @ParameterizedTest(name = "at {0}, sent: {1}")
  @MethodSource("failures")
  void aLostConnectionEndsTheSequence_andTheNextOneSigns(TpmCc code, boolean sendsIt)
      throws Exception {
    assertSigns();
    transport.failing = code;
    transport.sendsIt = sendsIt;
    SigningSequence sequence = key.startSigning(Bytes.EMPTY);
    byte[] part = new byte[70_000];

    assertThrows(
        TpmException.class,
        () -> {
          sequence.update(part, 0, part.length);
          sequence.update(part, 0, part.length);
          sequence.complete();
        });
    assertThrows(IllegalStateException.class, sequence::complete);

    for (int i = 0; i < SLOTS; i++) {
      assertSigns();
    }
    // A handle that came with the lost response is known to nobody.
    if (!(sendsIt && BRING_HANDLES.contains(code))) {
      assertNothingIsLeft();
    }
  }

  @Test
  void aResetEndsTheSequence_saysSo_andTheNextOneSigns() throws Exception {
    SigningSequence sequence = key.startSigning(Bytes.EMPTY);
    byte[] part = new byte[70_000];
    sequence.update(part, 0, part.length);
    transport.tpm.powerOn();

    TpmException failure = assertThrows(TpmException.class, sequence::complete);
    assertTrue(failure.getMessage().contains("reset"), failure::getMessage);
    assertSigns();
    assertNothingIsLeft();
  }

  @Test
  void noNameOfASequenceIsLeft() throws Exception {
    assertSigns();
    assertNothingIsLeft();
  }

  private void assertSigns() throws Exception {
    Bytes message = Bytes.of(new byte[3000]);
    Tpm2bSignatureMldsa signature =
        (Tpm2bSignatureMldsa) key.signMessage(Bytes.EMPTY, message).signature();
    assertTrue(MlDsaVerifier.verify(key.publicArea(), Bytes.EMPTY, message, signature.buffer()));
  }

  /** TPM2_ReadPublic refuses sequences; and no Name is known of a handle that is free. */
  private void assertNothingIsLeft() {
    GetCapability.Response answer =
        device.client().execute(new GetCapability.Request(TpmCap.HANDLES, FIRST_HANDLE, SLOTS));
    List<TpmHandle> handles = ((TpmlHandle) answer.capabilityData().data()).handle();
    for (int i = 0; i < SLOTS; i++) {
      TpmHandle handle = TpmHandle.of(FIRST_HANDLE + i);
      if (handles.contains(handle)) {
        device.client().execute(new ReadPublic.Request(handle));
      } else {
        assertFalse(device.client().names().contains(handle), () -> "a Name of " + handle);
      }
    }
    assertEquals(handles.size(), handles.stream().distinct().count());
  }
}
