package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMA_X509_KEY_USAGE (Part 2, 8.11): the key usage of a certificate, as its DER bits stand; 4
 * octets on the wire.
 */
public record TpmaX509KeyUsage(int value) implements Marshallable {
  /** decipherOnly of RFC 5280, 4.2.1.3. */
  public static final int DECIPHER_ONLY = 0x00800000;

  /** encipherOnly of RFC 5280, 4.2.1.3. */
  public static final int ENCIPHER_ONLY = 0x01000000;

  /** cRLSign of RFC 5280, 4.2.1.3. */
  public static final int CRL_SIGN = 0x02000000;

  /** keyCertSign of RFC 5280, 4.2.1.3. */
  public static final int KEY_CERT_SIGN = 0x04000000;

  /** keyAgreement of RFC 5280, 4.2.1.3. */
  public static final int KEY_AGREEMENT = 0x08000000;

  /** dataEncipherment of RFC 5280, 4.2.1.3. */
  public static final int DATA_ENCIPHERMENT = 0x10000000;

  /** keyEncipherment of RFC 5280, 4.2.1.3. */
  public static final int KEY_ENCIPHERMENT = 0x20000000;

  /** contentCommitment (nonRepudiation) of RFC 5280, 4.2.1.3. */
  public static final int CONTENT_COMMITMENT = 0x40000000;

  /** digitalSignature of RFC 5280, 4.2.1.3. */
  public static final int DIGITAL_SIGNATURE = 0x80000000;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaX509KeyUsage of(int bits) {
    return new TpmaX509KeyUsage(bits);
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaX509KeyUsage read(TpmReader in) {
    return new TpmaX509KeyUsage(in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
  }

  /**
   * {@return whether all of these bits are SET}
   *
   * @param bits one of the constants, or several added
   */
  public boolean has(int bits) {
    return (value & bits) == bits;
  }

  /**
   * {@return this set with these bits SET too}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaX509KeyUsage with(int bits) {
    return new TpmaX509KeyUsage(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaX509KeyUsage without(int bits) {
    return new TpmaX509KeyUsage(value & ~bits);
  }
}
