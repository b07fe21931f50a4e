package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.file.PcrValuesCodec;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What stands before sealed data (docs/sealing.md, "The file"): all numbers big-endian.
 *
 * <pre>
 * "TPMSEAL\n"  8 bytes
 * version      2, 1
 * chunkBytes   4, of plaintext in each chunk but the last
 * keyBytes     4, then the sealed data key: a TPMKey in DER
 * originBytes  4, then the Name of its parent as TPM2B_NAME, and the values of PCR that it demands
 * </pre>
 *
 * @param chunkBytes of plaintext in each chunk but the last
 * @param key the sealed data key
 * @param origin its parent, and the values of PCR that its policy demands
 */
record SealHeader(int chunkBytes, Tss2PrivateKey key, KeyOrigin origin) {
  private static final byte[] MAGIC = "TPMSEAL\n".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  /** What this version writes. */
  static final int CHUNK_BYTES = 1 << 16;

  /** What a reader takes into memory at a time at most. */
  private static final int MAX_CHUNK_BYTES = 1 << 24;

  /** 24 PCR of five banks have less. */
  private static final int MAX_ORIGIN_BYTES = 1 << 14;

  private static final int MAX_NAME_BYTES = 66;

  byte[] encoded() {
    byte[] originBytes = encodedOrigin();
    return new TpmWriter()
        .bytes(Bytes.of(MAGIC))
        .u16(VERSION)
        .u32(chunkBytes)
        .u32(key.encoded().size())
        .bytes(key.encoded())
        .u32(originBytes.length)
        .bytes(Bytes.adopt(originBytes))
        .toByteArray();
  }

  private byte[] encodedOrigin() {
    return new TpmWriter()
        .sized(origin.parentName().orElse(Bytes.EMPTY))
        .bytes(Bytes.adopt(PcrValuesCodec.encode(origin.pcrValues())))
        .toByteArray();
  }

  /**
   * Reads a header. What it says is not authenticated yet: the chunks do that.
   *
   * @throws SealedDataException if it is none, or of a later version
   */
  static SealHeader read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    try {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new SealedDataException("These are no data that TpmSeal has sealed");
      }
      int version = in.readUnsignedShort();
      if (version != VERSION) {
        throw new SealedDataException(
            "The data were sealed in version " + version + " of the format; this reads " + VERSION);
      }
      int chunkBytes = size(in, "chunkBytes", 1, MAX_CHUNK_BYTES);
      byte[] key = field(in, "keyBytes", Tss2PrivateKey.MAX_ENCODED_BYTES);
      byte[] origin = field(in, "originBytes", MAX_ORIGIN_BYTES);
      return parse(chunkBytes, key, origin);
    } catch (EOFException e) {
      throw new SealedDataException("The sealed data are cut off in their header", e);
    }
  }

  private static SealHeader parse(int chunkBytes, byte[] key, byte[] origin)
      throws SealedDataException {
    try {
      return new SealHeader(chunkBytes, Tss2PrivateKey.decode(key), origin(origin));
    } catch (IOException | IllegalArgumentException e) {
      throw new SealedDataException(
          "The header of the sealed data is damaged: " + e.getMessage(), e);
    }
  }

  private static int size(DataInputStream in, String name, int least, int most) throws IOException {
    int size = in.readInt();
    if (size < least || size > most) {
      throw new SealedDataException(
          "The header of the sealed data is damaged: "
              + name
              + " is "
              + Integer.toUnsignedString(size)
              + ", not "
              + least
              + " to "
              + most);
    }
    return size;
  }

  private static byte[] field(DataInputStream in, String name, int most) throws IOException {
    byte[] field = new byte[size(in, name, 1, most)];
    in.readFully(field);
    return field;
  }

  private static KeyOrigin origin(byte[] encoded) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded));
    int nameBytes = in.readUnsignedShort();
    if (nameBytes > MAX_NAME_BYTES) {
      throw new SealedDataException("The header of the sealed data is damaged: the parent's Name");
    }
    byte[] name = new byte[nameBytes];
    in.readFully(name);
    return new KeyOrigin(
        nameBytes == 0 ? Optional.empty() : Optional.of(Bytes.adopt(name)),
        PcrValuesCodec.decode(in.readAllBytes()));
  }
}
