package io.github.tpm4j.benchmarks.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.QuotedPcrs;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;

/**
 * A machine that was started: the log of its events (PC Client Platform Firmware Profile, 10.2.2),
 * and the TPM's quote of what they made of a PCR.
 */
final class MeasuredBoot {
  private static final int PCR = 4;
  private static final int EV_NO_ACTION = 3;
  private static final int EV_IPL = 13;
  private static final int SHA1_BYTES = 20;
  private static final int MAXIMUM_EVENT_BYTES = 128;
  private static final TpmlPcrSelection SELECTION = PcrSelections.of(TpmAlg.SHA256, PCR);

  private final byte[] log;
  private final QuotedPcrs quoted;
  private final QuoteVerifier verifier;

  private MeasuredBoot(byte[] log, QuotedPcrs quoted, QuoteVerifier verifier) {
    this.log = log;
    this.quoted = quoted;
    this.verifier = verifier;
  }

  /** Measures so many events into a new bundled TPM, and quotes. */
  static MeasuredBoot of(AttestationKeyKind kind, int events) throws GeneralSecurityException {
    TpmConnection tpm = TpmConnection.of(TpmSettings.of("engine:memory,name=boot" + kind + events));
    try {
      return quotedBy(kind, TpmAttestation.with(tpm), measure(tpm, events));
    } finally {
      tpm.close();
    }
  }

  private static byte[] measure(TpmConnection tpm, int events) {
    ByteBuffer log =
        ByteBuffer.allocate((events + 1) * MAXIMUM_EVENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    putSpecification(log);
    for (int i = 0; i < events; i++) {
      byte[] event = ("step " + i + " of the start").getBytes(UTF_8);
      Bytes digest = Digests.of(HashAlg.SHA256, event);
      tpm.device().extendPcr(PCR, Map.of(TpmAlg.SHA256, digest));
      putEvent(log, digest, event);
    }
    return Arrays.copyOf(log.array(), log.position());
  }

  private static MeasuredBoot quotedBy(
      AttestationKeyKind kind, TpmAttestation attestation, byte[] log)
      throws GeneralSecurityException {
    TpmKey key = attestation.key(attestation.createKey(kind, KeyAuth.none()), KeyAuth.none());
    Bytes nonce = Nonces.next(32);
    QuotedPcrs quoted = attestation.quote(key, nonce, SELECTION);
    QuoteVerifier verifier =
        QuoteVerifier.builder(AttestationKey.of(key.publicArea()))
            .nonce(nonce)
            .selection(SELECTION)
            .build();
    return new MeasuredBoot(log, quoted, verifier);
  }

  /** TCG_EfiSpecIdEvent: a bank of SHA-256, and no more. */
  private static void putSpecification(ByteBuffer log) {
    byte[] name = "Spec ID Event03\0".getBytes(UTF_8);
    log.putInt(0).putInt(EV_NO_ACTION).put(new byte[SHA1_BYTES]);
    log.putInt(name.length + 4 + 4 + 4 + 4 + 1).put(name);
    log.putInt(0).put(new byte[] {0, 2, 0, 2});
    log.putInt(1).putShort((short) TpmAlg.SHA256.value()).putShort((short) 32).put((byte) 0);
  }

  private static void putEvent(ByteBuffer log, Bytes digest, byte[] event) {
    log.putInt(PCR).putInt(EV_IPL).putInt(1);
    log.putShort((short) TpmAlg.SHA256.value()).put(digest.toByteArray());
    log.putInt(event.length).put(event);
  }

  /** The log as a file, which its reader takes from the system's memory. */
  void write(Path file) throws IOException {
    Files.write(file, log);
  }

  /** All that a verifier does for an answer: signature, nonce, values, log, replay. */
  void verify() throws IOException, RefusedException {
    var values = verifier.verify(quoted.quote(), quoted.values().values()).orThrow().values();
    read().replay().against(values).orThrow();
  }

  FirmwareLog read() throws IOException, RefusedException {
    return FirmwareLog.read(new ByteArrayInputStream(log), LogLimits.DEFAULT).orThrow();
  }
}
