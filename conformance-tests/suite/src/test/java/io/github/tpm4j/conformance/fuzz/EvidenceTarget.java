package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.audit.AuditStatement;
import io.github.tpm4j.attest.audit.AuditVerifier;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.cel.CelLog;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.attest.eventlog.ima.ImaLog;
import io.github.tpm4j.attest.key.KeyStatement;
import io.github.tpm4j.attest.key.KeyVerifier;
import io.github.tpm4j.attest.quote.Quote;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What comes from a machine that nobody trusts yet to one that verifies it. It is accepted or
 * refused; no exception of the JVM comes out.
 */
public final class EvidenceTarget {
  static final int STATEMENT = 0;
  static final int FIRMWARE_LOG = 1;
  static final int IMA_LOG = 2;
  static final int CEL_TLV = 3;
  static final int CEL_JSON = 4;
  static final int CERTIFICATE = 5;
  private static final int KINDS = 6;
  private static final LogLimits LIMITS = new LogLimits(1 << 20, 10_000, 1 << 16);
  private static final Bytes NONCE = Bytes.ofHex("01");

  /** Its unique field is zero: a key that has signed nothing. */
  private static final TpmtPublic AREA =
      KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
          .signing()
          .with(TpmaObject.RESTRICTED)
          .build();

  private static final AttestationKey KEY = AttestationKey.of(AREA);

  private EvidenceTarget() {}

  /** The first byte says what the others are. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (Byte.toUnsignedInt(input[0]) % KINDS) {
      case STATEMENT -> verify(rest);
      case FIRMWARE_LOG -> read(FirmwareLog.read(new ByteArrayInputStream(rest), LIMITS));
      case IMA_LOG -> read(ImaLog.read(new ByteArrayInputStream(rest), LIMITS));
      case CEL_TLV -> read(CelLog.readTlv(new ByteArrayInputStream(rest), LIMITS));
      case CEL_JSON -> read(CelLog.readJson(new ByteArrayInputStream(rest), LIMITS));
      default -> {
        read(EndorsementCertificate.read(Bytes.adopt(rest)));
        read(EndorsementCertificate.readIssuers(Bytes.adopt(rest)));
      }
    }
  }

  /**
   * The sizes of two parts, each in 2 bytes, then the three: attestation, signature, public area.
   */
  private static void verify(byte[] parts) {
    if (parts.length < 4) {
      return;
    }
    int first = Math.min(size(parts, 0), parts.length - 4);
    int second = Math.min(size(parts, 2), parts.length - 4 - first);
    Bytes attest = Bytes.of(parts, 4, first);
    Bytes signature = Bytes.of(parts, 4 + first, second);
    int last = 4 + first + second;
    Bytes area = Bytes.of(parts, last, parts.length - last);
    refused(
        QuoteVerifier.builder(KEY)
            .nonce(NONCE)
            .anySelection()
            .build()
            .verify(new Quote(attest, signature), Map.of()));
    KeyVerifier keys = KeyVerifier.builder(KEY).nonce(NONCE).build();
    refused(keys.verify(new KeyStatement(attest, signature, area, Optional.empty())));
    refused(keys.verify(new KeyStatement(attest, signature, area, Optional.of(area))));
    AuditStatement audit = new AuditStatement(attest, signature, HashAlg.SHA256, List.of());
    refused(AuditVerifier.builder(KEY).nonce(NONCE).build().verify(audit));
    refused(AuditVerifier.builder(KEY).nonce(NONCE).ofCommands(Set.of()).build().verify(audit));
  }

  private static int size(byte[] parts, int at) {
    return (parts[at] & 0xFF) << 8 | parts[at + 1] & 0xFF;
  }

  private static void refused(Verdict<?> verdict) {
    if (verdict.isAccepted()) {
      throw new AssertionError("accepted what nobody has signed: " + verdict);
    }
  }

  private static void read(Verdict<?> verdict) {
    if (!verdict.isAccepted() && verdict.refusals().get(0).detail().isEmpty()) {
      throw new AssertionError("refused without a word");
    }
  }

  /** A statement as an input. */
  static byte[] statement(byte[] attest, byte[] signature, byte[] area) {
    byte[] all = new byte[4 + attest.length + signature.length + area.length];
    all[0] = (byte) (attest.length >> 8);
    all[1] = (byte) attest.length;
    all[2] = (byte) (signature.length >> 8);
    all[3] = (byte) signature.length;
    System.arraycopy(attest, 0, all, 4, attest.length);
    System.arraycopy(signature, 0, all, 4 + attest.length, signature.length);
    System.arraycopy(area, 0, all, 4 + attest.length + signature.length, area.length);
    return all;
  }
}
