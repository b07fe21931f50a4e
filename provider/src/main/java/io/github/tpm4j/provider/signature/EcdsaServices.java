package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signatures with ECDSA. */
public final class EcdsaServices {
  private static final String P1363 = "inP1363Format";

  /** RFC 3279, 2.2.3, RFC 5758, 3.2, and NIST's arc for SHA-3: the hashes that ECDSA has. */
  private static final Map<SignatureHash, String> OIDS =
      new EnumMap<>(
          Map.of(
              SignatureHash.SHA1, "1.2.840.10045.4.1",
              SignatureHash.SHA224, "1.2.840.10045.4.3.1",
              SignatureHash.SHA256, "1.2.840.10045.4.3.2",
              SignatureHash.SHA384, "1.2.840.10045.4.3.3",
              SignatureHash.SHA512, "1.2.840.10045.4.3.4",
              SignatureHash.SHA3_224, "2.16.840.1.101.3.4.3.9",
              SignatureHash.SHA3_256, "2.16.840.1.101.3.4.3.10",
              SignatureHash.SHA3_384, "2.16.840.1.101.3.4.3.11",
              SignatureHash.SHA3_512, "2.16.840.1.101.3.4.3.12"));

  private EcdsaServices() {}

  public static List<ServiceRow> rows() {
    List<ServiceRow> rows = new ArrayList<>();
    OIDS.forEach(
        (hash, oid) -> {
          String name = hash.prefix() + "withECDSA";
          rows.add(row(name, Optional.of(hash), EcdsaEncoding.DER).alias(oid, "OID." + oid));
          // The alias is Bouncy Castle's name (BSI TR-03111, 5.2.1).
          rows.add(
              row(name + P1363, Optional.of(hash), EcdsaEncoding.P1363)
                  .alias(hash.prefix() + "withPLAIN-ECDSA"));
        });
    rows.add(row("NONEwithECDSA", Optional.empty(), EcdsaEncoding.DER));
    rows.add(row("NONEwithECDSA" + P1363, Optional.empty(), EcdsaEncoding.P1363));
    return rows;
  }

  private static ServiceRow row(String name, Optional<SignatureHash> hash, EcdsaEncoding encoding) {
    return ServiceRow.of(
            "Signature",
            name,
            (provider, tpm) -> new EcdsaSignature(new EcdsaScheme(name, hash, encoding)))
        .keys(TpmEcPrivateKey.class)
        .needs(TpmAlg.ECC, TpmAlg.ECDSA);
  }
}
