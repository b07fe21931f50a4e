package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Optional;

/**
 * What stands before an entry in its first NV Index; it is written by one command.
 *
 * @param state what the entry is worth; one byte, which is rewritten by itself
 * @param isKeyMade whether the key was made persistent for this entry, and goes with it
 * @param key where its key is persistent; 0 for a certificate
 * @param sequence of two entries with the same alias the one with the greater number counts
 * @param bodyBytes how long the body is
 * @param bodyDigest SHA-256 of the body
 * @param keyName the key's Name; empty for a certificate
 */
record EntryHeader(
    State state,
    boolean isKeyMade,
    TpmHandle key,
    int sequence,
    int bodyBytes,
    Bytes bodyDigest,
    Bytes keyName) {
  /** Where {@link #state} is. */
  static final int STATE_OFFSET = 0;

  /** The longest digest, or Name. */
  private static final int MAX_BYTES = 2 + 64;

  private static final int VERSION = 1;
  private static final int KEY_MADE = 1;

  /** What an entry is worth. */
  enum State {
    /** It is being written, or was when somebody died. */
    BEGUN,
    COMPLETE,
    /** It is being removed, or was when somebody died. */
    ENDED
  }

  boolean isOf(TpmHandle handle) {
    return key.equals(handle);
  }

  boolean hasKey() {
    return key.value() != 0;
  }

  Bytes encode() {
    return Bytes.adopt(
        new TpmWriter()
            .u8(state.ordinal())
            .u8(VERSION)
            .u8(isKeyMade ? KEY_MADE : 0)
            .u8(0)
            .u32(key.value())
            .u32(sequence)
            .u32(bodyBytes)
            .sized(bodyDigest)
            .sized(keyName)
            .toByteArray());
  }

  /** How long the encoding is. */
  int sizeBytes() {
    return encode().size();
  }

  /** The header at the beginning of an Index; empty if it is none of this version. */
  static Optional<EntryHeader> decode(Bytes content) {
    try {
      return read(new TpmReader(content.borrow(), Limits.ANY));
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  private static Optional<EntryHeader> read(TpmReader in) {
    int state = in.u8();
    if (state >= State.values().length || in.u8() != VERSION) {
      return Optional.empty();
    }
    boolean isKeyMade = (in.u8() & KEY_MADE) != 0;
    in.u8(); // reserved
    return Optional.of(
        new EntryHeader(
            State.values()[state],
            isKeyMade,
            TpmHandle.of(in.u32()),
            in.u32(),
            in.u32(),
            Bytes.adopt(in.sizedArray(MAX_BYTES)),
            Bytes.adopt(in.sizedArray(MAX_BYTES))));
  }
}
