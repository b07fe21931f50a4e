package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.util.Arrays;

/** What tcsd answers: a packet as {@link TcsRequest}, with a result in place of the call. */
final class TcsReply implements AutoCloseable {
  private final byte[] packet;
  private final int result;
  private final TpmReader types;
  private final TpmReader values;

  /**
   * Takes a packet apart.
   *
   * @param packet is wiped with this
   * @throws WireException if it is none
   */
  TcsReply(byte[] packet) {
    this.packet = packet;
    TpmReader header = new TpmReader(packet);
    header.expectU32("packet", packet.length);
    result = header.u32();
    header.u32(); // the count of the parameters, which the size of the types says too
    int typesSize = header.u32();
    int typesOffset = header.u32();
    int valuesSize = header.u32();
    int valuesOffset = header.u32();
    types = part(typesOffset, typesSize);
    values = part(valuesOffset, valuesSize);
  }

  private TpmReader part(int offset, int size) {
    // Four zeros stand where there are no parameters, as after an error.
    if (size < 0 || size > packet.length || offset < 0 || offset > packet.length - size) {
      throw new WireException("a part of the packet lies outside of it");
    }
    return new TpmReader(packet, offset, offset + size);
  }

  int result() {
    return result;
  }

  int u32() {
    expect(TcsType.U32);
    return values.u32();
  }

  byte[] bytes(TcsType type, int sizeBytes) {
    expect(type);
    return values.array(sizeBytes);
  }

  private void expect(TcsType type) {
    if (types.u8() != type.value()) {
      throw new WireException("a parameter is no " + type);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws WireException if there is more
   */
  void requireEnd() {
    types.requireEnd();
    values.requireEnd();
  }

  @Override
  public void close() {
    Arrays.fill(packet, (byte) 0);
  }
}
