package io.github.tpm4j.attest.testing;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;

/** Writes the TLV encoding of a canonical event log. */
public final class CelWriter {
  private final FirmwareLogWriter out = FirmwareLogWriter.parts();

  public static Bytes tlv(int type, Bytes value) {
    FirmwareLogWriter tlv = FirmwareLogWriter.parts().u8(type);
    return tlv.u32(Integer.reverseBytes(value.size())).bytes(value).toBytes();
  }

  public static Bytes join(Bytes... parts) {
    FirmwareLogWriter all = FirmwareLogWriter.parts();
    for (Bytes part : parts) {
      all.bytes(part);
    }
    return all.toBytes();
  }

  /** Digests of SHA-1 and SHA-256. */
  public static Bytes digests(Bytes measured) {
    return join(
        tlv(HashAlg.SHA1.alg().value(), Digests.of(HashAlg.SHA1, measured)),
        tlv(HashAlg.SHA256.alg().value(), Digests.of(HashAlg.SHA256, measured)));
  }

  /**
   * A record.
   *
   * @param index its type and value
   * @param content its type and value
   */
  public CelWriter record(Bytes number, Bytes index, Bytes measured, Bytes content) {
    return raw(tlv(0, number), index, tlv(3, digests(measured)), content);
  }

  public CelWriter raw(Bytes... parts) {
    out.bytes(join(parts));
    return this;
  }

  public byte[] toByteArray() {
    return out.toByteArray();
  }
}
