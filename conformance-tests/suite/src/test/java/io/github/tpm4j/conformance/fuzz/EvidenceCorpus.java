package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.Attestation;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@link EvidenceTarget} begins from: statements and a certificate of a TPM, short logs. */
final class EvidenceCorpus {
  private static final int DIGEST_BYTES = 32;

  private EvidenceCorpus() {}

  /** Each input after its kind. */
  static Map<byte[], Integer> inputs() throws IOException {
    Map<byte[], Integer> inputs = new LinkedHashMap<>();
    try (TpmDevice device =
        TpmDevice.open("engine:memory,ek-certificates=yes,name=evidence-corpus")) {
      KeyTemplate template =
          KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
              .signing()
              .with(TpmaObject.RESTRICTED);
      TpmKey key = device.primaryKey(TpmHandle.ENDORSEMENT, template.build());
      byte[] area = key.publicArea().marshal();
      Bytes nonce = Bytes.ofHex("01");
      inputs.put(
          statement(
              key.quote(nonce, TpmtSigScheme.NULL, PcrSelections.of(TpmAlg.SHA256, 0, 7)), area),
          EvidenceTarget.STATEMENT);
      inputs.put(
          statement(key.certify(key, TpmtSigScheme.NULL, nonce), area), EvidenceTarget.STATEMENT);
      TpmHandle index = EndorsementKey.ECC_P256.certificateIndex();
      inputs.put(
          TpmNv.of(device, index).by(KeyAuthorization.NONE).read().toByteArray(),
          EvidenceTarget.CERTIFICATE);
    }
    inputs.put(firmwareLog(), EvidenceTarget.FIRMWARE_LOG);
    inputs.put(imaLog(), EvidenceTarget.IMA_LOG);
    inputs.put(celTlv(), EvidenceTarget.CEL_TLV);
    inputs.put(celJson().getBytes(StandardCharsets.UTF_8), EvidenceTarget.CEL_JSON);
    return inputs;
  }

  private static byte[] statement(Attestation made, byte[] area) {
    return EvidenceTarget.statement(made.attest().toByteArray(), made.signature().marshal(), area);
  }

  private static ByteBuffer buffer(ByteOrder order) {
    return ByteBuffer.allocate(1024).order(order);
  }

  private static byte[] written(ByteBuffer out) {
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A Spec ID with one bank, and a separator. */
  private static byte[] firmwareLog() {
    ByteBuffer out = buffer(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0).putInt(3).put(new byte[20]).putInt(33);
    out.put(ascii("Spec ID Event03\0")).putInt(0).put(new byte[] {0, 2, 105, 2});
    out.putInt(1).putShort((short) 0x0B).putShort((short) DIGEST_BYTES).put((byte) 0);
    out.putInt(7).putInt(4).putInt(1).putShort((short) 0x0B).put(new byte[DIGEST_BYTES]);
    return written(out.putInt(4).putInt(0));
  }

  /** One record of the template ima-ng. */
  private static byte[] imaLog() {
    ByteBuffer out = buffer(ByteOrder.LITTLE_ENDIAN);
    byte[] name = ascii("boot_aggregate\0");
    out.putInt(10).put(new byte[20]).putInt(6).put(ascii("ima-ng"));
    out.putInt(4 + 8 + DIGEST_BYTES + 4 + name.length);
    out.putInt(8 + DIGEST_BYTES).put(ascii("sha256:\0")).put(new byte[DIGEST_BYTES]);
    return written(out.putInt(name.length).put(name));
  }

  /** One record: number, PCR, digests, an event of the PC Client. */
  private static byte[] celTlv() {
    ByteBuffer out = buffer(ByteOrder.BIG_ENDIAN);
    out.put((byte) 0).putInt(4).putInt(0).put((byte) 1).putInt(4).putInt(7);
    out.put((byte) 3).putInt(5 + DIGEST_BYTES);
    out.put((byte) 0x0B).putInt(DIGEST_BYTES).put(new byte[DIGEST_BYTES]);
    out.put((byte) 5).putInt(9 + 9).put((byte) 0).putInt(4).putInt(4);
    return written(out.put((byte) 1).putInt(4).putInt(0));
  }

  private static String celJson() {
    return "\u001e{\"pcr\":11,\"digests\":[{\"hashAlg\":\"sha256\",\"digest\":\""
        + "00".repeat(DIGEST_BYTES)
        + "\"}],\"content_type\":\"systemd\",\"content\":{\"string\":\"ready\",\"eventType\":\"phase\"}}\n";
  }
}
