package io.github.tpm4j.provider.mac;

import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Message authentication codes. */
public final class MacServices {
  /** The hashes that HMAC is offered with. */
  public static final List<HashAlg> HASHES =
      List.of(HashAlg.SHA1, HashAlg.SHA256, HashAlg.SHA384, HashAlg.SHA512);

  /** RFC 8018, B.1: id-hmacWithSHA1 and its kind. */
  private static final String DIGEST_ALGORITHM = "1.2.840.113549.2.";

  private static final Map<HashAlg, Integer> NUMBERS =
      Map.of(HashAlg.SHA1, 7, HashAlg.SHA256, 9, HashAlg.SHA384, 10, HashAlg.SHA512, 11);

  private MacServices() {}

  public static List<ServiceRow> rows() {
    List<ServiceRow> rows = new ArrayList<>();
    for (HashAlg hash : HASHES) {
      rows.add(
          row(TpmSecretKey.hmacName(hash), new HmacAlgorithm(hash))
              .alias(oid(hash))
              .needs(TpmAlg.HMAC, hash.alg()));
    }
    // Bouncy Castle's name; the JDK has none.
    rows.add(
        row(CmacAlgorithm.NAME, new CmacAlgorithm())
            .alias("AES-CMAC")
            .needs(TpmAlg.AES, TpmAlg.CMAC));
    return rows;
  }

  /** The object identifiers of HMAC with a hash, as aliases. */
  public static String[] oid(HashAlg hash) {
    String oid = DIGEST_ALGORITHM + NUMBERS.get(hash);
    return new String[] {oid, "OID." + oid};
  }

  private static ServiceRow row(String name, MacAlgorithm algorithm) {
    return ServiceRow.of("Mac", name, (provider, tpm) -> new TpmMac(algorithm))
        .keys(TpmSecretKey.class);
  }
}
