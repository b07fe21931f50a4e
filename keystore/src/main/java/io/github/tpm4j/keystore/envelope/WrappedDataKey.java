package io.github.tpm4j.keystore.envelope;

import io.github.tpm4j.tss.wire.Bytes;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The data key for one recipient.
 *
 * @param kind how it is wrapped
 * @param keyId SHA-256 of the recipient's SubjectPublicKeyInfo
 * @param wrapped the data key, encrypted
 */
record WrappedDataKey(Kind kind, Bytes keyId, Bytes wrapped) {
  static final int KEY_ID_BYTES = 32;

  /** RSA-8192 has as many. */
  private static final int MAX_WRAPPED_BYTES = 1_024;

  private static final int HEADER_BYTES = 1 + KEY_ID_BYTES + Short.BYTES;

  /** How a data key is wrapped, by its number in the file. */
  enum Kind {
    RSA_OAEP(1),
    ECDH(2);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    static Kind of(int number) throws EnvelopeException {
      for (Kind kind : values()) {
        if (kind.number == number) {
          return kind;
        }
      }
      throw new EnvelopeException(
          "The envelope has a data key of kind " + number + ", which this version does not know");
    }
  }

  byte[] encoded() {
    return ByteBuffer.allocate(HEADER_BYTES + wrapped.size())
        .put((byte) kind.number)
        .put(keyId.borrow())
        .putShort((short) wrapped.size())
        .put(wrapped.borrow())
        .array();
  }

  static WrappedDataKey read(DataInputStream in) throws IOException {
    Kind kind = Kind.of(in.readUnsignedByte());
    byte[] keyId = new byte[KEY_ID_BYTES];
    in.readFully(keyId);
    int size = in.readUnsignedShort();
    if (size > MAX_WRAPPED_BYTES) {
      throw new EnvelopeException(
          "The header of the envelope is damaged: a key of " + size + " bytes");
    }
    byte[] wrapped = new byte[size];
    in.readFully(wrapped);
    return new WrappedDataKey(kind, Bytes.adopt(keyId), Bytes.adopt(wrapped));
  }
}
