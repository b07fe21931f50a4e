package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.asn1.Oid;
import java.math.BigInteger;
import java.util.List;

/**
 * The MAC of a PKCS#12 file (RFC 7292, 4).
 *
 * @param digest the hash of HMAC and key derivation
 * @param mac the MAC itself
 * @param iterations of the key derivation; as it is in the file, of any size and sign
 */
record MacData(Oid digest, byte[] mac, byte[] salt, BigInteger iterations) {

  static MacData read(BerElement encoded) throws Asn1Exception {
    List<BerElement> fields = encoded.sequence();
    if (fields.size() != 2 && fields.size() != 3) {
      throw new Asn1Exception("the MAC has " + fields.size() + " fields");
    }
    List<BerElement> digestInfo = fields.get(0).sequence();
    if (digestInfo.size() != 2) {
      throw new Asn1Exception("the MAC's digest has " + digestInfo.size() + " fields, not 2");
    }
    List<BerElement> algorithm = digestInfo.get(0).sequence();
    if (algorithm.isEmpty()) {
      throw new Asn1Exception("the MAC has no algorithm");
    }
    return new MacData(
        algorithm.get(0).oid(),
        digestInfo.get(1).octets(),
        fields.get(1).octets(),
        fields.size() == 2 ? BigInteger.ONE : fields.get(2).integer());
  }

  byte[] write() {
    byte[] algorithm = Der.sequence(Der.oid(digest), Der.nul());
    return Der.sequence(
        Der.sequence(algorithm, Der.octetString(mac)),
        Der.octetString(salt),
        Der.integer(iterations));
  }
}
