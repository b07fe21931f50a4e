package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what libtpms writes: wire forms of the TPM, in {@link Section}s, with blocks of known
 * length that later versions put their additions into.
 */
final class BlobReader {
  private static final int MAX_SIZED_BYTES = 0xFFFF;

  /** The first version of sections that say which reader they need, and that end with a block. */
  private static final int WITH_TAIL = 2;

  /** Where reading is, for whoever has to say it. */
  private static final class Place {
    private Section section;
    private int sectionStart;
  }

  private final String name;
  private final byte[] blob;
  private final int end;
  private final Place place;
  private TpmReader in;

  private BlobReader(String name, byte[] blob, int from, int end, Place place) {
    this.name = name;
    this.blob = blob;
    this.end = end;
    this.place = place;
    in = new TpmReader(blob, from, end, Limits.ANY);
  }

  /**
   * Reads a blob to its last byte.
   *
   * @param name for messages
   * @throws StateStoreException {@code DAMAGED}, {@code NEWER_FORMAT}
   */
  static <T> T readWhole(String name, byte[] blob, Function<BlobReader, T> structure) {
    BlobReader in = new BlobReader(name, blob, 0, blob.length, new Place());
    try {
      T value = structure.apply(in);
      in.require(in.remaining() == 0);
      return value;
    } catch (StateStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever a structure stumbles over, the cause is that libtpms did not write this.
      throw in.damaged(e);
    }
  }

  private StateStoreException damaged(RuntimeException cause) {
    String where =
        place.section == null
            ? "its beginning"
            : "its part " + place.section + " at byte " + place.sectionStart;
    return new StateStoreException(
        StateStoreException.Reason.DAMAGED,
        name + " is damaged: " + where + " is not what libtpms writes. It was not changed.",
        cause);
  }

  /** Refuses the blob as damaged. */
  void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("not a state of libtpms");
    }
  }

  /** The header of a section; returns its version. */
  int section(Section expected) {
    place.section = expected;
    place.sectionStart = in.position();
    int version = in.u16();
    require(version > 0 && in.u32() == expected.magic());
    int least = version >= WITH_TAIL ? in.u16() : version;
    if (least > expected.newestVersion()) {
      throw new StateStoreException(
          StateStoreException.Reason.NEWER_FORMAT,
          name
              + " is of a later libtpms than this version of tpm4j reads: its part "
              + expected
              + " needs version "
              + least
              + ", known is "
              + expected.newestVersion()
              + ". It was not changed. Use a later tpm4j.");
    }
    return version;
  }

  /** A block; empty if it says that it is not there. What is not read of it is passed over. */
  Optional<BlobReader> block() {
    boolean isPresent = flag();
    int length = in.u16();
    require(length <= in.remaining());
    int from = in.position();
    in = new TpmReader(blob, from + length, end, Limits.ANY);
    return isPresent
        ? Optional.of(new BlobReader(name, blob, from, from + length, place))
        : Optional.empty();
  }

  /** The block at the end of a section. */
  void tail(int version) {
    if (version >= WITH_TAIL) {
      block();
    }
  }

  /** Passes over this many bytes. */
  void skip(int bytes) {
    require(bytes >= 0 && bytes <= in.remaining());
    in = new TpmReader(blob, in.position() + bytes, end, Limits.ANY);
  }

  int remaining() {
    return in.remaining();
  }

  /** One byte that is 0 or 1. */
  boolean flag() {
    int value = in.u8();
    require(value <= 1);
    return value == 1;
  }

  int u8() {
    return in.u8();
  }

  int u16() {
    return in.u16();
  }

  int u32() {
    return in.u32();
  }

  long u64() {
    return in.u64();
  }

  TpmAlg algorithm() {
    return TpmAlg.of(in.u16());
  }

  /** The bytes of a TPM2B. */
  byte[] sized() {
    return in.sizedArray(MAX_SIZED_BYTES);
  }

  Bytes sizedBytes() {
    return Bytes.adopt(sized());
  }

  SecretBytes secret() {
    return SecretBytes.adopt(sized());
  }

  byte[] array(int length) {
    require(length >= 0);
    return in.array(length);
  }

  /** A structure of the TPM's specification. */
  <T> T structure(Reader<T> reader) {
    return reader.read(in);
  }
}
