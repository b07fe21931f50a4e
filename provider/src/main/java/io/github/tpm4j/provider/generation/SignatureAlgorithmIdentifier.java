package io.github.tpm4j.provider.generation;

import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.ServiceTable;
import io.github.tpm4j.provider.signature.SignatureHash;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.asn1.Oid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** How certificates name a signature algorithm of the provider (RFC 5280, 4.1.1.2). */
final class SignatureAlgorithmIdentifier {
  private static final String OID_PREFIX = "OID.";
  private static final String RSA = "withRSA";
  private static final String PSS = "withRSAandMGF1";
  private static final Oid RSASSA_PSS = new Oid("1.2.840.113549.1.1.10");
  private static final Oid MGF1 = new Oid("1.2.840.113549.1.1.8");

  private SignatureAlgorithmIdentifier() {}

  /**
   * The AlgorithmIdentifier in DER.
   *
   * @throws NoSuchAlgorithmException if {@code algorithm} has no object identifier
   */
  static byte[] of(String algorithm) throws NoSuchAlgorithmException {
    if (algorithm.endsWith(PSS)) {
      String hash = algorithm.substring(0, algorithm.length() - PSS.length());
      return Der.sequence(Der.oid(RSASSA_PSS), pssParameters(hash));
    }
    byte[] oid = Der.oid(oid(algorithm));
    // RFC 4055, 5 wants NULL; RFC 5758, 3.2 and RFC 9881, 2 want nothing.
    return algorithm.endsWith(RSA) ? Der.sequence(oid, Der.nul()) : Der.sequence(oid);
  }

  private static Oid oid(String algorithm) throws NoSuchAlgorithmException {
    for (ServiceRow row : ServiceTable.ROWS) {
      if (row.type().equals("Signature") && row.algorithm().equals(algorithm)) {
        for (String alias : row.aliases()) {
          if (alias.startsWith(OID_PREFIX)) {
            return new Oid(alias.substring(OID_PREFIX.length()));
          }
        }
      }
    }
    throw new NoSuchAlgorithmException(algorithm + " has no object identifier for certificates");
  }

  /** RFC 8017, A.2.3, with a salt as long as the digest; what is SHA-1's is the default. */
  private static byte[] pssParameters(String hashName) throws NoSuchAlgorithmException {
    SignatureHash hash =
        SignatureHash.find(hashName).orElseThrow(() -> new NoSuchAlgorithmException(hashName));
    List<byte[]> fields = new ArrayList<>();
    if (hash != SignatureHash.SHA1) {
      byte[] identifier = digestIdentifier(hash);
      fields.add(Der.explicit(0, identifier));
      fields.add(Der.explicit(1, Der.sequence(Der.oid(MGF1), identifier)));
      fields.add(Der.explicit(2, Der.integer(hash.digestBytes())));
    }
    return Der.sequence(fields);
  }

  /** The first field of a DigestInfo (RFC 8017, 9.2, note 1). */
  private static byte[] digestIdentifier(SignatureHash hash) {
    try {
      byte[] digestInfo = hash.function().digestInfo(new byte[hash.digestBytes()]);
      return BerElement.read(digestInfo).sequence().get(0).encoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
