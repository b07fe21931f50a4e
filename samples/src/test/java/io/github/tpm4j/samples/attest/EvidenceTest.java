package io.github.tpm4j.samples.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.attest.key.KeyVerifier;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One side's evidence, verified by the other. */
class EvidenceTest {
  private final TpmConnection tpm = TpmConnection.of(TpmSettings.of("engine:memory"));
  private final Bytes nonce = Bytes.of(SecureRandom.getSeed(32));
  private Evidence evidence;

  @BeforeEach
  void collect() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("EC", new TpmProvider(tpm)).generateKeyPair();
    evidence = Evidence.of(tpm, pair, nonce);
  }

  @AfterEach
  void close() {
    tpm.close();
  }

  /** A TPM that nothing was measured into has the log that says so. */
  @Test
  void theLogThatMadeThePcrIsAccepted() throws Exception {
    ReplayedLog boot = check(nonce, log(false));
    assertEquals(evidence.quoted().values().values(), boot.values());
  }

  @Test
  void anotherNonceIsRefused() {
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> check(Bytes.of(SecureRandom.getSeed(32)), log(false)));
    assertEquals(Reason.NONCE_DIFFERS, refused.refusals().get(0).reason());
  }

  @Test
  void anEventThatWasNotExtendedIsRefused() {
    RefusedException refused = assertThrows(RefusedException.class, () -> check(nonce, log(true)));
    assertEquals(Reason.EVENTS_AFTER_VALUE, refused.refusals().get(0).reason());
  }

  @Test
  void theKeyIsCertified() {
    AttestationKey signer = AttestationKey.of(evidence.attestationKey());
    assertTrue(
        KeyVerifier.builder(signer).nonce(nonce).build().verify(evidence.statement()).isAccepted());
  }

  private ReplayedLog check(Bytes asked, byte[] eventLog) throws Exception {
    return BootCheck.check(
        AttestationKey.of(evidence.attestationKey()),
        asked,
        evidence.quoted().quote().attest(),
        evidence.quoted().quote().signature(),
        evidence.quoted().values().values(),
        new ByteArrayInputStream(eventLog));
  }

  /**
   * A log of SHA-256 (PFP 10.2): its first event, and a separator in PCR 4 if that is asked for.
   */
  private static byte[] log(boolean measured) {
    ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0).putInt(3).put(new byte[20]).putInt(33);
    out.put("Spec ID Event03\0".getBytes(StandardCharsets.US_ASCII));
    out.putInt(0).put(new byte[] {0, 2, 106, 2}).putInt(1);
    out.putShort((short) 0x000B).putShort((short) 32).put((byte) 0);
    if (measured) {
      out.putInt(4).putInt(4).putInt(1).putShort((short) 0x000B);
      out.put(new byte[32]).putInt(4).putInt(0);
    }
    byte[] log = new byte[out.position()];
    out.flip().get(log);
    return log;
  }
}
