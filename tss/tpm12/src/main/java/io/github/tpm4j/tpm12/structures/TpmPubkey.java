package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_PUBKEY (Part 2, 10.5): a public key.
 *
 * @param algorithmParms its algorithm
 * @param modulus of an RSA key, big-endian
 */
public record TpmPubkey(TpmKeyParms algorithmParms, Bytes modulus) implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmPubkey read(TpmReader in) {
    return new TpmPubkey(TpmKeyParms.read(in), in.sized());
  }

  @Override
  public void write(TpmWriter out) {
    algorithmParms.write(out);
    out.sized(modulus);
  }

  /** {@return the SHA-1 digest of the wire form, 20 bytes} */
  public Bytes digest() {
    return Sha1.of(toBytes());
  }
}
