package io.github.tpm4j.keystore.envelope;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands before the chunks of an envelope (docs/envelope.md, "The file"): all numbers
 * big-endian.
 *
 * <pre>
 * "TPMENVEL"   8 bytes
 * version      2, 1
 * chunkBytes   4, of plaintext in each chunk but the last
 * recipients   1, then a wrapped data key for each
 * mac          32, over all of these
 * </pre>
 */
record EnvelopeHeader(int chunkBytes, List<WrappedDataKey> recipients) {
  private static final byte[] MAGIC = "TPMENVEL".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int MAC_BYTES = 32;

  /** What this version writes. */
  static final int CHUNK_BYTES = 1 << 16;

  static final int MAX_RECIPIENTS = 255;

  /** What a reader takes into memory at a time at most. */
  private static final int MAX_CHUNK_BYTES = 1 << 24;

  private byte[] fixed() {
    return ByteBuffer.allocate(MAGIC.length + Short.BYTES + Integer.BYTES)
        .put(MAGIC)
        .putShort((short) VERSION)
        .putInt(chunkBytes)
        .array();
  }

  private byte[] withRecipients() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(fixed());
    out.write(recipients.size());
    recipients.forEach(one -> out.writeBytes(one.encoded()));
    return out.toByteArray();
  }

  /** The whole header. */
  byte[] encoded(DataKey key) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] covered = withRecipients();
    out.writeBytes(covered);
    out.writeBytes(key.mac(covered));
    return out.toByteArray();
  }

  /** What the chunks belong to: not the recipients, who change while the data stay. */
  byte[] boundToChunks(byte[] context) {
    byte[] fixed = fixed();
    return ByteBuffer.allocate(fixed.length + Integer.BYTES + context.length)
        .put(fixed)
        .putInt(context.length)
        .put(context)
        .array();
  }

  /** A header as it was read, whose MAC is not verified yet. */
  record Read(EnvelopeHeader header, byte[] mac) {

    /**
     * The header.
     *
     * @throws EnvelopeException if it is not as its writer has left it
     */
    EnvelopeHeader verified(DataKey key) throws EnvelopeException {
      if (!MessageDigest.isEqual(mac, key.mac(header.withRecipients()))) {
        throw new EnvelopeException("The header of the envelope was changed");
      }
      return header;
    }
  }

  /**
   * Reads a header.
   *
   * @throws EnvelopeException if it is none, or of a later version
   */
  static Read read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    try {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new EnvelopeException("These are no data of TpmEnvelope");
      }
      int version = in.readUnsignedShort();
      if (version != VERSION) {
        throw new EnvelopeException(
            "The envelope is of version " + version + " of the format; this reads " + VERSION);
      }
      int chunkBytes = in.readInt();
      if (chunkBytes < 1 || chunkBytes > MAX_CHUNK_BYTES) {
        throw new EnvelopeException(
            "The header of the envelope is damaged: chunks of "
                + Integer.toUnsignedString(chunkBytes)
                + " bytes, not 1 to "
                + MAX_CHUNK_BYTES);
      }
      int count = in.readUnsignedByte();
      List<WrappedDataKey> recipients = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        recipients.add(WrappedDataKey.read(in));
      }
      byte[] mac = new byte[MAC_BYTES];
      in.readFully(mac);
      return new Read(new EnvelopeHeader(chunkBytes, List.copyOf(recipients)), mac);
    } catch (EOFException e) {
      throw new EnvelopeException("The envelope is cut off in its header", e);
    }
  }
}
