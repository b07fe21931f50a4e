package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.tpm12.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A certificate as a TPM 1.2 of a PC keeps it: TCG_PCCLIENT_STORED_CERT with TCG_FULL_CERT (PC
 * Client Specific Implementation Specification for Conventional BIOS).
 *
 * @param certificate DER
 */
record StoredCertificate(Bytes certificate) {
  private static final short TAG = 0x1001;
  private static final byte FULL = 0;
  private static final short FULL_TAG = 0x1002;
  private static final int HEADER_BYTES = 7;

  /** What a tool has made: swtpm_localca writes the header too, others may not. */
  static StoredCertificate read(byte[] content) {
    boolean hasHeader = content.length > HEADER_BYTES && ByteBuffer.wrap(content).getShort() == TAG;
    int from = hasHeader ? HEADER_BYTES : 0;
    return new StoredCertificate(Bytes.of(Arrays.copyOfRange(content, from, content.length)));
  }

  /** What is in the NV Index. */
  byte[] toBytes() {
    return ByteBuffer.allocate(HEADER_BYTES + certificate.size())
        .putShort(TAG)
        .put(FULL)
        .putShort((short) (Short.BYTES + certificate.size()))
        .putShort(FULL_TAG)
        .put(certificate.toArray())
        .array();
  }
}
