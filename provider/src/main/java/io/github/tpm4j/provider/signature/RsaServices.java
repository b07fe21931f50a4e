package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Signatures with RSA. */
public final class RsaServices {
  private static final String SIGNATURE = "Signature";

  /** RFC 8017, A.2.4, and NIST's arc for SHA-3. */
  private static final Map<SignatureHash, String> OIDS =
      Map.ofEntries(
          Map.entry(SignatureHash.SHA1, "1.2.840.113549.1.1.5"),
          Map.entry(SignatureHash.SHA224, "1.2.840.113549.1.1.14"),
          Map.entry(SignatureHash.SHA256, "1.2.840.113549.1.1.11"),
          Map.entry(SignatureHash.SHA384, "1.2.840.113549.1.1.12"),
          Map.entry(SignatureHash.SHA512, "1.2.840.113549.1.1.13"),
          Map.entry(SignatureHash.SHA512_224, "1.2.840.113549.1.1.15"),
          Map.entry(SignatureHash.SHA512_256, "1.2.840.113549.1.1.16"),
          Map.entry(SignatureHash.SHA3_224, "2.16.840.1.101.3.4.3.13"),
          Map.entry(SignatureHash.SHA3_256, "2.16.840.1.101.3.4.3.14"),
          Map.entry(SignatureHash.SHA3_384, "2.16.840.1.101.3.4.3.15"),
          Map.entry(SignatureHash.SHA3_512, "2.16.840.1.101.3.4.3.16"));

  private static final String PSS_OID = "1.2.840.113549.1.1.10";

  private RsaServices() {}

  public static List<ServiceRow> rows() {
    List<ServiceRow> rows = new ArrayList<>();
    for (SignatureHash hash : SignatureHash.values()) {
      rows.add(pkcs1(hash));
      rows.add(pss(hash));
    }
    rows.add(
        rsa("RSASSA-PSS", (provider, tpm) -> PssSignature.withParameters())
            .alias(PSS_OID, "OID." + PSS_OID)
            .needs(TpmAlg.RSA, TpmAlg.RSAPSS));
    rows.add(
        rsa("NONEwithRSA", (provider, tpm) -> new NoneWithRsa()).needs(TpmAlg.RSA, TpmAlg.RSASSA));
    return rows;
  }

  private static ServiceRow pkcs1(SignatureHash hash) {
    String name = hash.prefix() + "withRSA";
    String oid = OIDS.get(hash);
    return rsa(
            name,
            (provider, tpm) ->
                new TpmSignature<>(
                    RsaKeyInTpm.class,
                    new RsaPkcs1Scheme(name, hash),
                    new DigestedMessage(hash.start())))
        .alias(oid, "OID." + oid)
        .needs(TpmAlg.RSA, TpmAlg.RSASSA);
  }

  private static ServiceRow pss(SignatureHash hash) {
    String name = hash.prefix() + "withRSAandMGF1";
    // For public keys too: the JDK has no service of this name, so nobody else would verify, and
    // callers that fall back to RSASSA-PSS do so only if the name is unknown.
    return rsa(name, (provider, tpm) -> PssSignature.of(name, hash))
        .keys(RSAPublicKey.class)
        .alias(hash.prefix() + "withRSASSA-PSS", hash.prefix() + "withRSA/PSS")
        .needs(TpmAlg.RSA, TpmAlg.RSAPSS);
  }

  private static ServiceRow rsa(String name, ServiceRow.Factory factory) {
    return ServiceRow.of(SIGNATURE, name, factory).keys(RsaKeyInTpm.class);
  }
}
