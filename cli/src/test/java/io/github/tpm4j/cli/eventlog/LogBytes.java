package io.github.tpm4j.cli.eventlog;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a crypto-agile log of the firmware with the bank of SHA-256 (PFP 10.2). */
public final class LogBytes {
  private static final int NO_ACTION = 3;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** With its first event. */
  public LogBytes() {
    byte[] id =
        little(16 + 4 + 4 + 4 + 4 + 1)
            .put("Spec ID Event03\0".getBytes(StandardCharsets.US_ASCII))
            .putInt(0)
            .put(new byte[] {0, 2, 106, 2})
            .putInt(1)
            .putShort((short) HashAlg.SHA256.alg().value())
            .putShort((short) HashAlg.SHA256.digestBytes())
            .put((byte) 0)
            .array();
    out.writeBytes(
        little(4 + 4 + 20 + 4)
            .putInt(0)
            .putInt(NO_ACTION)
            .put(new byte[20])
            .putInt(id.length)
            .array());
    out.writeBytes(id);
  }

  /** An event whose digest is that of its data. */
  public LogBytes event(int pcr, int type, Bytes data) {
    Bytes digest = Digests.of(HashAlg.SHA256, data);
    out.writeBytes(
        little(4 + 4 + 4 + 2)
            .putInt(pcr)
            .putInt(type)
            .putInt(1)
            .putShort((short) HashAlg.SHA256.alg().value())
            .array());
    out.writeBytes(digest.toByteArray());
    out.writeBytes(little(4).putInt(data.size()).array());
    out.writeBytes(data.toByteArray());
    return this;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  public byte[] toByteArray() {
    return out.toByteArray();
  }
}
