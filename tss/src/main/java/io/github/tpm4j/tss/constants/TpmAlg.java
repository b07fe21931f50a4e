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

  public static final TpmAlg ERROR = NAMES.add("ERROR", new TpmAlg(0x0000));
  public static final TpmAlg RSA = NAMES.add("RSA", new TpmAlg(0x0001));
  public static final TpmAlg TDES = NAMES.add("TDES", new TpmAlg(0x0003));
  public static final TpmAlg SHA1 = NAMES.add("SHA1", new TpmAlg(0x0004));
  public static final TpmAlg HMAC = NAMES.add("HMAC", new TpmAlg(0x0005));
  public static final TpmAlg AES = NAMES.add("AES", new TpmAlg(0x0006));
  public static final TpmAlg MGF1 = NAMES.add("MGF1", new TpmAlg(0x0007));
  public static final TpmAlg KEYEDHASH = NAMES.add("KEYEDHASH", new TpmAlg(0x0008));
  public static final TpmAlg XOR = NAMES.add("XOR", new TpmAlg(0x000A));
  public static final TpmAlg SHA256 = NAMES.add("SHA256", new TpmAlg(0x000B));
  public static final TpmAlg SHA384 = NAMES.add("SHA384", new TpmAlg(0x000C));
  public static final TpmAlg SHA512 = NAMES.add("SHA512", new TpmAlg(0x000D));
  public static final TpmAlg SHA256_192 =
      NAMES.add("SHA256_192", new TpmAlg(0x000E), Revision.V183);
  public static final TpmAlg NULL = NAMES.add("NULL", new TpmAlg(0x0010));
  public static final TpmAlg SM3_256 = NAMES.add("SM3_256", new TpmAlg(0x0012));
  public static final TpmAlg SM4 = NAMES.add("SM4", new TpmAlg(0x0013));
  public static final TpmAlg RSASSA = NAMES.add("RSASSA", new TpmAlg(0x0014));
  public static final TpmAlg RSAES = NAMES.add("RSAES", new TpmAlg(0x0015));
  public static final TpmAlg RSAPSS = NAMES.add("RSAPSS", new TpmAlg(0x0016));
  public static final TpmAlg OAEP = NAMES.add("OAEP", new TpmAlg(0x0017));
  public static final TpmAlg ECDSA = NAMES.add("ECDSA", new TpmAlg(0x0018));
  public static final TpmAlg ECDH = NAMES.add("ECDH", new TpmAlg(0x0019));
  public static final TpmAlg ECDAA = NAMES.add("ECDAA", new TpmAlg(0x001A));
  public static final TpmAlg SM2 = NAMES.add("SM2", new TpmAlg(0x001B));
  public static final TpmAlg ECSCHNORR = NAMES.add("ECSCHNORR", new TpmAlg(0x001C));
  public static final TpmAlg ECMQV = NAMES.add("ECMQV", new TpmAlg(0x001D));
  public static final TpmAlg HKDF = NAMES.add("HKDF", new TpmAlg(0x001F), Revision.V185);
  public static final TpmAlg KDF1_SP800_56A = NAMES.add("KDF1_SP800_56A", new TpmAlg(0x0020));
  public static final TpmAlg KDF2 = NAMES.add("KDF2", new TpmAlg(0x0021));
  public static final TpmAlg KDF1_SP800_108 = NAMES.add("KDF1_SP800_108", new TpmAlg(0x0022));
  public static final TpmAlg ECC = NAMES.add("ECC", new TpmAlg(0x0023));
  public static final TpmAlg SYMCIPHER = NAMES.add("SYMCIPHER", new TpmAlg(0x0025));
  public static final TpmAlg CAMELLIA = NAMES.add("CAMELLIA", new TpmAlg(0x0026));
  public static final TpmAlg SHA3_256 = NAMES.add("SHA3_256", new TpmAlg(0x0027));
  public static final TpmAlg SHA3_384 = NAMES.add("SHA3_384", new TpmAlg(0x0028));
  public static final TpmAlg SHA3_512 = NAMES.add("SHA3_512", new TpmAlg(0x0029));
  public static final TpmAlg SHAKE256_192 =
      NAMES.add("SHAKE256_192", new TpmAlg(0x002C), Revision.V183);
  public static final TpmAlg SHAKE256_256 =
      NAMES.add("SHAKE256_256", new TpmAlg(0x002D), Revision.V183);
  public static final TpmAlg SHAKE256_512 =
      NAMES.add("SHAKE256_512", new TpmAlg(0x002E), Revision.V183);
  public static final TpmAlg CMAC = NAMES.add("CMAC", new TpmAlg(0x003F));
  public static final TpmAlg CTR = NAMES.add("CTR", new TpmAlg(0x0040));
  public static final TpmAlg OFB = NAMES.add("OFB", new TpmAlg(0x0041));
  public static final TpmAlg CBC = NAMES.add("CBC", new TpmAlg(0x0042));
  public static final TpmAlg CFB = NAMES.add("CFB", new TpmAlg(0x0043));
  public static final TpmAlg ECB = NAMES.add("ECB", new TpmAlg(0x0044));
  public static final TpmAlg EDDSA = NAMES.add("EDDSA", new TpmAlg(0x0060), Revision.V185);
  public static final TpmAlg HASH_EDDSA =
      NAMES.add("HASH_EDDSA", new TpmAlg(0x0061), Revision.V185);
  public static final TpmAlg LMS = NAMES.add("LMS", new TpmAlg(0x0070), Revision.V183);
  public static final TpmAlg XMSS = NAMES.add("XMSS", new TpmAlg(0x0071), Revision.V183);
  public static final TpmAlg MLKEM = NAMES.add("MLKEM", new TpmAlg(0x00A0), Revision.V185);
  public static final TpmAlg MLDSA = NAMES.add("MLDSA", new TpmAlg(0x00A1), Revision.V185);
  public static final TpmAlg HASH_MLDSA =
      NAMES.add("HASH_MLDSA", new TpmAlg(0x00A2), Revision.V185);

  /** {@return the constant with this value, or a new one without a name} */
  public static TpmAlg of(int value) {
    TpmAlg known = NAMES.get(value);
    return known != null ? known : new TpmAlg(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmAlg> values() {
    return NAMES.values();
  }

  /** Reads 2 octets. */
  public static TpmAlg read(TpmReader in) {
    return of(in.u16());
  }

  /** {@return the first revision that has the algorithm; the newest one if it has no name here} */
  public Revision since() {
    return NAMES.since(value);
  }

  /** {@return whether the algorithm is implemented} */
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
