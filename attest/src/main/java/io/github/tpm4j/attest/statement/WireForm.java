package io.github.tpm4j.attest.statement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/** Reads structures of Part 2 that somebody else sent. */
public final class WireForm {
  /** What a TPM2B can hold; no structure that is signed or named by a TPM is longer. */
  private static final int MAX_BYTES = 0xFFFF;

  private WireForm() {}

  /**
   * The structure that the bytes are, all of them.
   *
   * @param <T> the structure
   * @param bytes its wire form, without the 2 bytes of a TPM2B
   * @param where its name, for refusals
   * @param structure its reader
   * @return the structure
   * @throws RefusedException if the bytes are not exactly its wire form
   */
  public static <T extends Marshallable> T read(Bytes bytes, String where, Reader<T> structure)
      throws RefusedException {
    if (bytes.size() > MAX_BYTES) {
      throw new RefusedException(
          Reason.OVERSIZED, where, bytes.size() + " bytes, of " + MAX_BYTES + " at the most");
    }
    TpmReader in = new TpmReader(bytes.borrow(), Limits.ANY);
    T value = readStart(in, where, structure);
    if (in.remaining() > 0) {
      throw new RefusedException(
          Reason.SURPLUS_BYTES, where, in.remaining() + " bytes after offset " + in.position());
    }
    // Booleans and sizes that could be written in two ways would make two forms of one statement.
    if (!Bytes.adopt(value.marshal()).equals(bytes)) {
      throw new RefusedException(Reason.MALFORMED, where, "not the form in which a TPM writes it");
    }
    return value;
  }

  /** Reads a structure and leaves what comes after it. */
  private static <T> T readStart(TpmReader in, String where, Reader<T> structure)
      throws RefusedException {
    try {
      return structure.read(in);
    } catch (WireException e) {
      boolean truncated = e.code() == TpmRc.INSUFFICIENT.value();
      throw new RefusedException(
          truncated ? Reason.TRUNCATED : Reason.MALFORMED,
          where,
          e.getMessage()
              + " at offset "
              + in.position()
              + " of "
              + (in.position() + in.remaining()));
    }
  }
}
