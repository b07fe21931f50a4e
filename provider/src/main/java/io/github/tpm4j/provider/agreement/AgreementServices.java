package io.github.tpm4j.provider.agreement;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.signature.SignatureHash;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Key agreement. */
public final class AgreementServices {
  /** RFC 5753, 7.1.4: dhSinglePass-stdDH-*-scheme and dhSinglePass-cofactorDH-*-scheme. */
  private static final Map<SignatureHash, List<String>> OIDS =
      Map.of(
          SignatureHash.SHA1, List.of("1.3.133.16.840.63.0.2", "1.3.133.16.840.63.0.3"),
          SignatureHash.SHA224, List.of("1.3.132.1.11.0", "1.3.132.1.14.0"),
          SignatureHash.SHA256, List.of("1.3.132.1.11.1", "1.3.132.1.14.1"),
          SignatureHash.SHA384, List.of("1.3.132.1.11.2", "1.3.132.1.14.2"),
          SignatureHash.SHA512, List.of("1.3.132.1.11.3", "1.3.132.1.14.3"));

  private AgreementServices() {}

  public static List<ServiceRow> rows() {
    List<ServiceRow> rows = new ArrayList<>();
    rows.add(ecdh("ECDH", (provider, tpm) -> new EcdhAgreement()).alias("ECDiffieHellman"));
    OIDS.forEach(
        (hash, oids) -> {
          List<String> aliases = new ArrayList<>();
          oids.forEach(oid -> aliases.addAll(List.of(oid, "OID." + oid)));
          rows.add(derived(hash, KeyDerivation.KDF, aliases));
          rows.add(derived(hash, KeyDerivation.CKDF, List.of()));
        });
    return rows;
  }

  private static ServiceRow derived(
      SignatureHash hash, KeyDerivation derivation, List<String> oids) {
    String tail = "with" + hash.prefix() + derivation;
    String name = "ECDH" + tail;
    List<String> aliases = new ArrayList<>(List.of("ECCDH" + tail));
    aliases.addAll(oids);
    return ecdh(name, (provider, tpm) -> new DerivedAgreement(name, derivation, hash.function()))
        .alias(aliases.toArray(String[]::new));
  }

  private static ServiceRow ecdh(String name, ServiceRow.Factory factory) {
    return ServiceRow.of("KeyAgreement", name, factory)
        .keys(TpmEcPrivateKey.class)
        .needs(TpmAlg.ECC, TpmAlg.ECDH);
  }
}
