package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a program has put into a slot, as {@link SlotLedger} writes it down: the handle in 4 bytes,
 * 0 for none; the length of the Name, 255 if it is not known; the Name.
 *
 * @param name empty if it is not known; that of a sequence, and of a session, has no bytes
 */
record SlotEntry(TpmHandle handle, Optional<Bytes> name) {
  static final int BYTES = 80;

  private static final int NAME_OFFSET = Integer.BYTES + 1;
  private static final int UNKNOWN = 0xFF;

  byte[] encoded() {
    byte[] encoded = new byte[BYTES];
    ByteBuffer.wrap(encoded).putInt(handle.value());
    encoded[Integer.BYTES] = (byte) name.map(Bytes::size).orElse(UNKNOWN).intValue();
    name.ifPresent(
        known -> System.arraycopy(known.borrow(), 0, encoded, NAME_OFFSET, known.size()));
    return encoded;
  }

  /** An entry; empty if there is none, or it is damaged. */
  static Optional<SlotEntry> decoded(byte[] encoded) {
    int handle = ByteBuffer.wrap(encoded).getInt();
    int nameBytes = Byte.toUnsignedInt(encoded[Integer.BYTES]);
    if (handle == 0 || nameBytes != UNKNOWN && nameBytes > BYTES - NAME_OFFSET) {
      return Optional.empty();
    }
    Optional<Bytes> name =
        nameBytes == UNKNOWN
            ? Optional.empty()
            : Optional.of(
                Bytes.adopt(Arrays.copyOfRange(encoded, NAME_OFFSET, NAME_OFFSET + nameBytes)));
    return Optional.of(new SlotEntry(TpmHandle.of(handle), name));
  }
}
