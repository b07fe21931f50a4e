package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_RSA_KEY_PARMS (Part 2, 10.1.1): the parameters of an RSA key.
 *
 * <p>The numbers are as the wire has them, big-endian.
 *
 * @param keyLengthBits of the modulus
 * @param numPrimes 2
 * @param exponent of the public key, big-endian; empty stands for 65,537
 */
public record TpmRsaKeyParms(int keyLengthBits, int numPrimes, Bytes exponent)
    implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmRsaKeyParms read(TpmReader in) {
    return new TpmRsaKeyParms(in.u32(), in.u32(), in.sized());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(keyLengthBits);
    out.u32(numPrimes);
    out.sized(exponent);
  }
}
