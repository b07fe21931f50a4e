package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.mac.MacServices;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where secret keys come from. */
public final class SecretKeyServices {
  private static final String AES_OID = "2.16.840.1.101.3.4.1";

  private SecretKeyServices() {}

  public static List<ServiceRow> rows() {
    List<ServiceRow> rows = new ArrayList<>();
    rows.add(
        generator(TpmSecretKey.AES, Optional.empty())
            .alias(AES_OID, "OID." + AES_OID)
            .needs(TpmAlg.SYMCIPHER, TpmAlg.AES));
    for (HashAlg hash : MacServices.HASHES) {
      rows.add(
          generator(TpmSecretKey.hmacName(hash), Optional.of(hash))
              .alias(MacServices.oid(hash))
              .needs(TpmAlg.HMAC, hash.alg()));
    }
    return rows;
  }

  private static ServiceRow generator(String algorithm, Optional<HashAlg> hash) {
    SecretKeyRequests requests = new SecretKeyRequests(hash);
    return ServiceRow.of(
        "KeyGenerator",
        algorithm,
        (provider, tpm) -> new TpmKeyGenerator(new KeyGeneration(provider, tpm), requests));
  }
}
