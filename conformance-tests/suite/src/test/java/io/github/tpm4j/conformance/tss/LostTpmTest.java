package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmTransportException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A TPM that is reset, put off, or gone, while keys of it are in use. */
@Tag("peer")
class LostTpmTest {
  private Swtpm swtpm;
  private Unreliable transport;
  private TpmDevice device;
  private TpmKey key;
  private TpmKey other;

  /** Answers for the TPM when told to. */
  private static final class Unreliable extends ForwardingTransport {
    private int putOff;
    private int code;
    private boolean broken;
    private Runnable beforeNextSign;

    Unreliable(Transport inner) {
      super(inner);
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      if (beforeNextSign != null && CommandLog.code(command).equals(TpmCc.SIGN)) {
        Runnable now = beforeNextSign;
        beforeNextSign = null;
        now.run();
      }
      if (broken) {
        broken = false;
        super.transmit(command);
        throw new TransportException("broken");
      }
      if (putOff > 0) {
        putOff--;
        return new TpmWriter().u16(0x8001).u32(10).u32(code).toByteArray();
      }
      return super.transmit(command);
    }
  }

  @BeforeEach
  void start() throws Exception {
    swtpm = Swtpm.tcp();
    transport = new Unreliable(Transports.open(swtpm.tcti()));
    device = TpmDevice.open(transport, DeviceOptions.DEFAULT);
    key = Keys.create(device, "a");
    other = Keys.create(device, "b");
    Keys.assertSigns(key);
    Keys.assertSigns(other);
  }

  @AfterEach
  void stop() throws Exception {
    device.close();
    swtpm.close();
  }

  private void reset() {
    Tool.of("swtpm_ioctl", "--tcp", "127.0.0.1:" + (swtpm.port() + 1), "-i").succeed();
  }

  private void tool(String... command) {
    Tool.of(command).tpm(swtpm.tcti()).succeed();
  }

  @Test
  void startsTheTpmAfterAReset_andLoadsItsKeysAgain() {
    reset();
    Keys.assertSigns(key);
    Keys.assertSigns(other);
  }

  @Test
  void noticesAResetThatAnotherProgramHasMended() {
    reset();
    tool("tpm2_startup", "-c");
    Keys.assertSigns(key);
    Keys.assertSigns(other);
  }

  @Test
  void isNotMisledByAnObjectThatHasTakenTheHandle() {
    reset();
    tool("tpm2_startup", "-c");
    tool("tpm2_createprimary", "-G", "rsa");
    Keys.assertSigns(key);
    Keys.assertSigns(other);
    tool("tpm2_readpublic", "-c", "0x80000000");
  }

  @Test
  void loadsAgainWhatAnotherProgramHasFlushed() {
    tool("tpm2_flushcontext", "-t");
    Keys.assertSigns(key);
    Keys.assertSigns(other);
  }

  @Test
  void startsAgainTheSessionsThatAnotherProgramHasFlushed() {
    tool("tpm2_flushcontext", "-l");
    Keys.assertSigns(key);
  }

  @Test
  void repeatsWhatTheTpmPutsOff() {
    for (int code : List.of(0x922, 0x908, 0x90A, 0x920)) {
      transport.code = code;
      transport.putOff = 4;
      Keys.assertSigns(key);
      assertEquals(0, transport.putOff);
    }
  }

  @Test
  void runsAPolicyAgainIfAnUnrelatedPcrHasChanged() {
    Policy policy = Policy.pcr(device.readPcr(TpmAlg.SHA256, 7));
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
    TpmKey bound = Keys.create(device, template, "", KeyAuthorization.policy(policy));
    Keys.assertSigns(bound);
    transport.beforeNextSign = () -> tool("tpm2_pcrextend", "14:sha256=" + Keys.DIGEST.toHex());
    Keys.assertSigns(bound);
    assertNull(transport.beforeNextSign);
  }

  @Test
  void tellsThatTheConnectionBroke_andGoesOn() {
    transport.broken = true;
    TpmTransportException e =
        assertThrows(TpmTransportException.class, () -> other.sign(Keys.ECDSA, Keys.DIGEST));
    assertTrue(e.getMessage().contains("TPM2_Sign got no response"), e::getMessage);
    Keys.assertSigns(other);
  }

  @Test
  void tellsThatTheTpmHasVanished() {
    swtpm.kill();
    TpmTransportException e =
        assertThrows(TpmTransportException.class, () -> key.sign(Keys.ECDSA, Keys.DIGEST));
    assertTrue(e.getMessage().contains(swtpm.tcti()), e::getMessage);
  }

  @Test
  void goesOnAfterItsContextsBecameVoid() {
    // Three keys and two slots: some are saved contexts when the reset makes these void.
    TpmKey third = Keys.create(device, "c");
    Keys.assertSigns(third);
    Keys.assertSigns(key);
    reset();
    for (TpmKey one : List.of(key, other, third)) {
      Keys.assertSigns(one);
    }
  }
}
