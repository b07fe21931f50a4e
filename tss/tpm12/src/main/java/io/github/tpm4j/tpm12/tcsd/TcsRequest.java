package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/**
 * A call to tcsd, as it goes over the socket: a header of seven numbers of four bytes (size of the
 * packet, number of the call, count of the parameters, size and place of their types, size and
 * place of their values), the types, the values.
 */
final class TcsRequest implements AutoCloseable {
  static final int HEADER_SIZE_BYTES = 7 * Integer.BYTES;

  private final int call;
  private final TpmWriter types = new TpmWriter();
  private final TpmWriter values = new TpmWriter();

  TcsRequest(int call) {
    this.call = call;
  }

  TcsRequest u32(int value) {
    types.u8(TcsType.U32.value());
    values.u32(value);
    return this;
  }

  TcsRequest add(TcsType type, byte[] value) {
    types.u8(type.value());
    values.array(value);
    return this;
  }

  /** The packet; the caller wipes it. */
  byte[] packet() {
    int valuesOffset = HEADER_SIZE_BYTES + types.size();
    byte[] typeBytes = types.toByteArray();
    byte[] valueBytes = values.toByteArray();
    TpmWriter out = new TpmWriter();
    try {
      out.u32(valuesOffset + values.size()).u32(call).u32(types.size());
      out.u32(types.size()).u32(HEADER_SIZE_BYTES);
      out.u32(values.size()).u32(valuesOffset);
      return out.array(typeBytes).array(valueBytes).toByteArray();
    } finally {
      Arrays.fill(valueBytes, (byte) 0);
      out.wipe();
    }
  }

  @Override
  public void close() {
    values.wipe();
  }
}
