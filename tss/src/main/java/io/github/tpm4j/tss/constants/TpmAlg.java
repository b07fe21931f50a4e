package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_ALG_ID (Part 2, 6.3): the number of an algorithm; 2 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmAlg(int value) implements Marshallable {
  private static final Names<TpmAlg> NAMES = new Names<>("TPM_ALG_", TpmAlg::value);

  /** No algorithm; should not occur. */
  public static final TpmAlg ERROR = NAMES.add("ERROR", new TpmAlg(0x0000));

  /** RSA (RFC 8017); a type of objects. */
  public static final TpmAlg RSA = NAMES.add("RSA", new TpmAlg(0x0001));

  /** Triple DES (ISO/IEC 18033-3); withdrawn. */
  public static final TpmAlg TDES = NAMES.add("TDES", new TpmAlg(0x0003));

  /** SHA-1 (FIPS 180-4). */
  public static final TpmAlg SHA1 = NAMES.add("SHA1", new TpmAlg(0x0004));

  /** HMAC (RFC 2104). */
  public static final TpmAlg HMAC = NAMES.add("HMAC", new TpmAlg(0x0005));

  /** AES (FIPS 197). */
  public static final TpmAlg AES = NAMES.add("AES", new TpmAlg(0x0006));

  /** The mask generation function of PKCS#1 (RFC 8017, B.2.1). */
  public static final TpmAlg MGF1 = NAMES.add("MGF1", new TpmAlg(0x0007));

  /** The type of objects for HMAC and XOR, and of sealed data. */
  public static final TpmAlg KEYEDHASH = NAMES.add("KEYEDHASH", new TpmAlg(0x0008));

  /** Hiding by XOR with a KDF's output (Part 1, 11.4.7.3). */
  public static final TpmAlg XOR = NAMES.add("XOR", new TpmAlg(0x000A));

  /** SHA-256 (FIPS 180-4). */
  public static final TpmAlg SHA256 = NAMES.add("SHA256", new TpmAlg(0x000B));

  /** SHA-384 (FIPS 180-4). */
  public static final TpmAlg SHA384 = NAMES.add("SHA384", new TpmAlg(0x000C));

  /** SHA-512 (FIPS 180-4). */
  public static final TpmAlg SHA512 = NAMES.add("SHA512", new TpmAlg(0x000D));

  /** SHA-256 cut to 192 bits, for LMS. */
  public static final TpmAlg SHA256_192 =
      NAMES.add("SHA256_192", new TpmAlg(0x000E), Revision.V183);

  /** No algorithm, where there may be none. */
  public static final TpmAlg NULL = NAMES.add("NULL", new TpmAlg(0x0010));

  /** SM3 (GM/T 0004). */
  public static final TpmAlg SM3_256 = NAMES.add("SM3_256", new TpmAlg(0x0012));

  /** SM4 (GM/T 0002). */
  public static final TpmAlg SM4 = NAMES.add("SM4", new TpmAlg(0x0013));

  /** Signatures of PKCS#1 v1.5 (RFC 8017, 8.2). */
  public static final TpmAlg RSASSA = NAMES.add("RSASSA", new TpmAlg(0x0014));

  /** Encryption of PKCS#1 v1.5 (RFC 8017, 7.2). */
  public static final TpmAlg RSAES = NAMES.add("RSAES", new TpmAlg(0x0015));

  /** Signatures of PSS (RFC 8017, 8.1). */
  public static final TpmAlg RSAPSS = NAMES.add("RSAPSS", new TpmAlg(0x0016));

  /** Encryption of OAEP (RFC 8017, 7.1). */
  public static final TpmAlg OAEP = NAMES.add("OAEP", new TpmAlg(0x0017));

  /** ECDSA (FIPS 186-4). */
  public static final TpmAlg ECDSA = NAMES.add("ECDSA", new TpmAlg(0x0018));

  /** Agreement by elliptic curves (SP 800-56A). */
  public static final TpmAlg ECDH = NAMES.add("ECDH", new TpmAlg(0x0019));

  /** Anonymous signatures by elliptic curves (Part 1, C.4.2). */
  public static final TpmAlg ECDAA = NAMES.add("ECDAA", new TpmAlg(0x001A));

  /** SM2: signatures, agreement or encryption, as where it stands (GM/T 0003). */
  public static final TpmAlg SM2 = NAMES.add("SM2", new TpmAlg(0x001B));

  /** Schnorr signatures by elliptic curves (Part 1, C.4.3). */
  public static final TpmAlg ECSCHNORR = NAMES.add("ECSCHNORR", new TpmAlg(0x001C));

  /** Agreement of MQV by elliptic curves (SP 800-56A). */
  public static final TpmAlg ECMQV = NAMES.add("ECMQV", new TpmAlg(0x001D));

  /** HKDF (RFC 5869). */
  public static final TpmAlg HKDF = NAMES.add("HKDF", new TpmAlg(0x001F), Revision.V185);

  /** The one-step KDF of SP 800-56A: KDFe. */
  public static final TpmAlg KDF1_SP800_56A = NAMES.add("KDF1_SP800_56A", new TpmAlg(0x0020));

  /** KDF2 of IEEE 1363a. */
  public static final TpmAlg KDF2 = NAMES.add("KDF2", new TpmAlg(0x0021));

  /** The KDF of SP 800-108 in counter mode: KDFa. */
  public static final TpmAlg KDF1_SP800_108 = NAMES.add("KDF1_SP800_108", new TpmAlg(0x0022));

  /** Elliptic curves; a type of objects. */
  public static final TpmAlg ECC = NAMES.add("ECC", new TpmAlg(0x0023));

  /** The type of objects for symmetric ciphers. */
  public static final TpmAlg SYMCIPHER = NAMES.add("SYMCIPHER", new TpmAlg(0x0025));

  /** Camellia (ISO/IEC 18033-3). */
  public static final TpmAlg CAMELLIA = NAMES.add("CAMELLIA", new TpmAlg(0x0026));

  /** SHA3-256 (FIPS 202). */
  public static final TpmAlg SHA3_256 = NAMES.add("SHA3_256", new TpmAlg(0x0027));

  /** SHA3-384 (FIPS 202). */
  public static final TpmAlg SHA3_384 = NAMES.add("SHA3_384", new TpmAlg(0x0028));

  /** SHA3-512 (FIPS 202). */
  public static final TpmAlg SHA3_512 = NAMES.add("SHA3_512", new TpmAlg(0x0029));

  /** SHAKE256 with 192 bits (FIPS 202). */
  public static final TpmAlg SHAKE256_192 =
      NAMES.add("SHAKE256_192", new TpmAlg(0x002C), Revision.V183);

  /** SHAKE256 with 256 bits (FIPS 202). */
  public static final TpmAlg SHAKE256_256 =
      NAMES.add("SHAKE256_256", new TpmAlg(0x002D), Revision.V183);

  /** SHAKE256 with 512 bits (FIPS 202). */
  public static final TpmAlg SHAKE256_512 =
      NAMES.add("SHAKE256_512", new TpmAlg(0x002E), Revision.V183);

  /** CMAC of a block cipher (SP 800-38B). */
  public static final TpmAlg CMAC = NAMES.add("CMAC", new TpmAlg(0x003F));

  /** Counter mode (SP 800-38A). */
  public static final TpmAlg CTR = NAMES.add("CTR", new TpmAlg(0x0040));

  /** Output feedback mode (SP 800-38A). */
  public static final TpmAlg OFB = NAMES.add("OFB", new TpmAlg(0x0041));

  /** Cipher block chaining (SP 800-38A). */
  public static final TpmAlg CBC = NAMES.add("CBC", new TpmAlg(0x0042));

  /** Cipher feedback mode (SP 800-38A). */
  public static final TpmAlg CFB = NAMES.add("CFB", new TpmAlg(0x0043));

  /** Each block by itself (SP 800-38A). */
  public static final TpmAlg ECB = NAMES.add("ECB", new TpmAlg(0x0044));

  /** EdDSA over a message (RFC 8032). */
  public static final TpmAlg EDDSA = NAMES.add("EDDSA", new TpmAlg(0x0060), Revision.V185);

  /** EdDSA over a digest: Ed25519ph and Ed448ph (RFC 8032). */
  public static final TpmAlg HASH_EDDSA =
      NAMES.add("HASH_EDDSA", new TpmAlg(0x0061), Revision.V185);

  /** LMS (SP 800-208). */
  public static final TpmAlg LMS = NAMES.add("LMS", new TpmAlg(0x0070), Revision.V183);

  /** XMSS (SP 800-208). */
  public static final TpmAlg XMSS = NAMES.add("XMSS", new TpmAlg(0x0071), Revision.V183);

  /** ML-KEM (FIPS 203); a type of objects. */
  public static final TpmAlg MLKEM = NAMES.add("MLKEM", new TpmAlg(0x00A0), Revision.V185);

  /** ML-DSA over a message (FIPS 204); a type of objects. */
  public static final TpmAlg MLDSA = NAMES.add("MLDSA", new TpmAlg(0x00A1), Revision.V185);

  /** HashML-DSA (FIPS 204); a type of objects. */
  public static final TpmAlg HASH_MLDSA =
      NAMES.add("HASH_MLDSA", new TpmAlg(0x00A2), Revision.V185);

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmAlg of(int value) {
    TpmAlg known = NAMES.get(value);
    return known != null ? known : new TpmAlg(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmAlg> values() {
    return NAMES.values();
  }

  /**
   * Reads 2 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmAlg read(TpmReader in) {
    return of(in.u16());
  }

  /** {@return the first revision that has the algorithm; the newest one if it has no name here} */
  public Revision since() {
    return NAMES.since(value);
  }

  /**
   * {@return whether the algorithm is implemented}
   *
   * @param limits of a TPM
   */
  public boolean isImplemented(Limits limits) {
    return limits.hasAlgorithm(value);
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(value);
  }

  /** The name in the specification, or the number. */
  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmAlg that && that.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    return NAMES.nameOf(this);
  }
}
