package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.DigestSizes;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_HA (Part 2, 10.3.2): a hash algorithm and a digest of exactly its size. */
public record TpmtHa(TpmAlg hashAlg, Bytes digest) implements Marshallable {

  /**
   * @param hashAlg which hash
   * @param digest as long as the hash says
   * @throws IllegalArgumentException if the digest has not the size of the hash, which no reader
   *     could tell from the octets
   */
  public TpmtHa {
    int digestBytes = hashAlg.equals(TpmAlg.NULL) ? 0 : DigestSizes.of(hashAlg);
    if (digest.size() != digestBytes) {
      throw new IllegalArgumentException(
          hashAlg + " has digests of " + digestBytes + " octets, not " + digest.size());
    }
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtHa read(TpmReader in) {
    return readDigest(TpmiAlg.HASH.read(in), in);
  }

  /**
   * Reads; the hash may be TPM_ALG_NULL, and the digest is then empty.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtHa readOrNull(TpmReader in) {
    return readDigest(TpmiAlg.HASH.orNull().read(in), in);
  }

  private static TpmtHa readDigest(TpmAlg hashAlg, TpmReader in) {
    return new TpmtHa(hashAlg, in.bytes(DigestSizes.onTheWire(hashAlg)));
  }

  @Override
  public void write(TpmWriter out) {
    hashAlg.write(out);
    out.bytes(digest);
  }
}
