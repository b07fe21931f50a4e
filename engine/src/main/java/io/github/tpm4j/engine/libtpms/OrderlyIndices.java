package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.tss.attributes.TpmaNv;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** What the NV Indices with TPMA_NV_ORDERLY have in memory, by handle. */
final class OrderlyIndices {
  /** The size, the handle and the attributes, as they lie in memory. */
  private static final int HEADER_BYTES = 12;

  private OrderlyIndices() {}

  /** The attributes and the data of an Index. */
  record Content(TpmaNv attributes, byte[] data) {}

  /** The section INDEX_ORDERLY_RAM. */
  static Map<Integer, Content> read(BlobReader in) {
    int version = in.section(Section.INDEX_ORDERLY_RAM);
    int capacity = in.u32();
    Map<Integer, Content> indices = new HashMap<>();
    // Where the memory is full up to less than a header, no end mark follows.
    long used = 0;
    while (used + HEADER_BYTES <= capacity && in.u32() != 0) {
      int handle = in.u32();
      Content content = new Content(TpmaNv.of(in.u32()), in.sized());
      indices.put(handle, content);
      used += HEADER_BYTES + content.data().length;
    }
    in.tail(version);
    return indices;
  }

  /** The same, as it lies in the memory of the process that wrote it. */
  static Map<Integer, Content> ofMemory(byte[] memory) {
    ByteBuffer in = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, Content> indices = new HashMap<>();
    while (in.remaining() >= HEADER_BYTES) {
      int size = in.getInt();
      if (size == 0) {
        break;
      }
      int handle = in.getInt();
      TpmaNv attributes = TpmaNv.of(in.getInt());
      int dataBytes = size - HEADER_BYTES;
      if (dataBytes < 0 || dataBytes > in.remaining()) {
        throw new IllegalArgumentException("an orderly Index of " + size + " bytes");
      }
      byte[] data = new byte[dataBytes];
      in.get(data);
      indices.put(handle, new Content(attributes, data));
    }
    return indices;
  }
}
