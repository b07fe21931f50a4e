package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_TRANSPORT_PUBLIC (Part 2, 13.1): what a transport session does.
 *
 * @param transAttributes the bits of {@link TransportConstants}, such as {@link
 *     TransportConstants#ENCRYPT}
 * @param algId {@link TransportConstants#ALG_MGF1} or {@link KeyConstants#ALG_AES128}; looked at
 *     where parameters are encrypted
 * @param encScheme {@link KeyConstants#ES_NONE} with MGF1; {@link TransportConstants#ES_SYM_CTR} or
 *     {@link TransportConstants#ES_SYM_OFB} with AES
 */
public record TpmTransportPublic(int transAttributes, int algId, int encScheme)
    implements Marshallable {
  private static final int TAG = 0x001E;

  /**
   * {@return a session that encrypts by XOR with MGF1, which every TPM has}
   *
   * @param otherAttributes {@link TransportConstants#LOG}, {@link TransportConstants#EXCLUSIVE}, or
   *     0
   */
  public static TpmTransportPublic mgf1(int otherAttributes) {
    return new TpmTransportPublic(
        TransportConstants.ENCRYPT | otherAttributes,
        TransportConstants.ALG_MGF1,
        KeyConstants.ES_NONE);
  }

  /**
   * {@return a session that encrypts by AES with 128 bits in counter mode}
   *
   * @param otherAttributes {@link TransportConstants#LOG}, {@link TransportConstants#EXCLUSIVE}, or
   *     0
   */
  public static TpmTransportPublic aesCtr(int otherAttributes) {
    return new TpmTransportPublic(
        TransportConstants.ENCRYPT | otherAttributes,
        KeyConstants.ALG_AES128,
        TransportConstants.ES_SYM_CTR);
  }

  /**
   * {@return a session that encrypts nothing}
   *
   * @param attributes {@link TransportConstants#LOG}, {@link TransportConstants#EXCLUSIVE}, or 0
   */
  public static TpmTransportPublic plain(int attributes) {
    return new TpmTransportPublic(
        attributes & ~TransportConstants.ENCRYPT,
        TransportConstants.ALG_MGF1,
        KeyConstants.ES_NONE);
  }

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmTransportPublic read(TpmReader in) {
    in.expectU16("TPM_TRANSPORT_PUBLIC", TAG);
    return new TpmTransportPublic(in.u32(), in.u32(), in.u16());
  }

  /**
   * {@return whether it has an attribute}
   *
   * @param attribute such as {@link TransportConstants#LOG}
   */
  public boolean has(int attribute) {
    return (transAttributes & attribute) != 0;
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG).u32(transAttributes).u32(algId).u16(encScheme);
  }
}
