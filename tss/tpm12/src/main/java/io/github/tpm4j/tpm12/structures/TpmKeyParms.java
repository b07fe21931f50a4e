package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_KEY_PARMS (Part 2, 10.1): the algorithm of a key.
 *
 * @param algorithmId such as {@link KeyConstants#ALG_RSA}
 * @param encScheme such as {@link KeyConstants#ES_RSAESOAEP_SHA1_MGF1}
 * @param sigScheme such as {@link KeyConstants#SS_RSASSAPKCS1V15_DER}
 * @param parms of an RSA key the {@link TpmRsaKeyParms}
 */
public record TpmKeyParms(int algorithmId, int encScheme, int sigScheme, Bytes parms)
    implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmKeyParms read(TpmReader in) {
    return new TpmKeyParms(in.u32(), in.u16(), in.u16(), in.sized());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(algorithmId);
    out.u16(encScheme);
    out.u16(sigScheme);
    out.sized(parms);
  }

  /**
   * Describes an RSA key with two primes and the exponent 65,537.
   *
   * @param keyLengthBits 512 to 2,048
   * @param encScheme how it decrypts
   * @param sigScheme how it signs
   * @return the parameters
   */
  public static TpmKeyParms rsa(int keyLengthBits, int encScheme, int sigScheme) {
    Bytes parms = new TpmRsaKeyParms(keyLengthBits, 2, Bytes.EMPTY).toBytes();
    return new TpmKeyParms(KeyConstants.ALG_RSA, encScheme, sigScheme, parms);
  }
}
