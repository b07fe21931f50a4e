package io.github.tpm4j.provider.generation;

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
    add(rows, Optional.empty(), TpmAlg.SYMCIPHER, TpmAlg.AES);
    for (HashAlg hash : MacServices.HASHES) {
      add(rows, Optional.of(hash), TpmAlg.HMAC, hash.alg());
    }
    return rows;
  }

  private static void add(List<ServiceRow> rows, Optional<HashAlg> hash, TpmAlg... needs) {
    SecretKeyRequests requests = new SecretKeyRequests(hash);
    String[] oid =
        hash.map(MacServices::oid).orElseGet(() -> new String[] {AES_OID, "OID." + AES_OID});
    rows.add(
        ServiceRow.of(
                "KeyGenerator",
                requests.algorithm(),
                (provider, tpm) -> new TpmKeyGenerator(new KeyGeneration(provider, tpm), requests))
            .alias(oid)
            .needs(needs));
    rows.add(
        ServiceRow.of(
                "SecretKeyFactory",
                requests.algorithm(),
                (provider, tpm) ->
                    new TpmSecretKeyFactory(new KeyGeneration(provider, tpm), requests))
            .alias(oid)
            .needs(needs));
  }
}
