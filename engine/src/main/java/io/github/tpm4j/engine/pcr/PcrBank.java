package io.github.tpm4j.engine.pcr;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;

/** The PCR of one hash algorithm; which of them exist is the allocation of the bank. */
public final class PcrBank {
  private final HashAlgorithm hash;
  private final int bits;
  private final byte[][] values;

  /**
   * @param allocated one bit a PCR
   */
  PcrBank(HashAlgorithm hash, int allocated, int pcrCount) {
    this.hash = hash;
    bits = allocated & (int) ((1L << pcrCount) - 1);
    values = new byte[pcrCount][];
    for (int pcr = 0; pcr < pcrCount; pcr++) {
      if ((allocated >> pcr & 1) != 0) {
        values[pcr] = new byte[hash.digestBytes()];
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  static PcrBank read(TpmReader in, int pcrCount) {
    PcrBank bank = new PcrBank(HashAlgorithm.of(TpmAlg.read(in)), in.u32(), pcrCount);
    for (byte[] value : bank.values) {
      if (value != null) {
        byte[] read = in.array(value.length);
        System.arraycopy(read, 0, value, 0, value.length);
      }
    }
    return bank;
  }

  /** Hash, allocation and values. */
  void write(TpmWriter out) {
    hash.id().write(out);
    out.u32(bits);
    for (byte[] value : values) {
      if (value != null) {
        out.array(value);
      }
    }
  }

  public HashAlgorithm hash() {
    return hash;
  }

  /** Whether it has a PCR of this number, however large. */
  public boolean has(int pcr) {
    return pcr < values.length && values[pcr] != null;
  }

  /** The PCR that it has: one bit a PCR. */
  int bits() {
    return bits;
  }

  public Bytes value(int pcr) {
    return Bytes.of(values[pcr]);
  }

  /** The octets themselves, which the caller must not change. */
  byte[] borrow(int pcr) {
    return values[pcr];
  }

  void set(int pcr, byte[] value) {
    values[pcr] = value;
  }

  /** Sets every octet; the last one to {@code last}. */
  void fill(int pcr, byte octet, byte last) {
    Arrays.fill(values[pcr], octet);
    values[pcr][values[pcr].length - 1] = last;
  }

  /** New value: the hash of the old one and {@code digest} (Part 1, 17.3). */
  void extend(int pcr, byte[] digest) {
    values[pcr] = hash.digest(values[pcr], digest);
  }
}
