package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmMlDsaPrivateKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.generation.PostQuantumKeyServices;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signatures with ML-DSA and HashML-DSA, by the family's name and by those of the sets. */
public final class MlDsaServices {
  private MlDsaServices() {}

  public static List<ServiceRow> rows() {
    List<ServiceRow> rows = new ArrayList<>();
    rows.add(pure(TpmMlDsaPrivateKey.ML_DSA, Optional.empty()));
    rows.add(hashed(PostQuantumKeyServices.HASH_ML_DSA, Optional.empty()));
    for (MlDsaSet set : MlDsaSet.values()) {
      rows.add(
          pure(set.jcaName(), Optional.of(set))
              .alias(oid(PostQuantumKeyServices.FIRST_ML_DSA, set)));
      rows.add(
          hashed(TpmMlDsaPrivateKey.hashName(set, HashAlg.SHA512), Optional.of(set))
              .alias(oid(PostQuantumKeyServices.FIRST_HASH_ML_DSA, set)));
    }
    return rows;
  }

  private static String[] oid(int first, MlDsaSet set) {
    return PostQuantumKeyServices.oid(PostQuantumKeyServices.SIGNATURE_ARC, first, set);
  }

  private static ServiceRow pure(String name, Optional<MlDsaSet> set) {
    return row(new MlDsaScheme(name, set, Optional.empty(), Bytes.EMPTY)).needs(TpmAlg.MLDSA);
  }

  private static ServiceRow hashed(String name, Optional<MlDsaSet> set) {
    return row(new MlDsaScheme(name, set, Optional.of(SignatureHash.SHA512), Bytes.EMPTY))
        .needs(TpmAlg.HASH_MLDSA);
  }

  // Also for public keys: before JDK 24, and for HashML-DSA on every one, no other provider that is
  // registered need verify their signatures, such as those of certificates.
  private static ServiceRow row(MlDsaScheme scheme) {
    return ServiceRow.of("Signature", scheme.name(), (provider, tpm) -> new MlDsaSignature(scheme))
        .keys(TpmMlDsaPrivateKey.class)
        .keys(PublicKey.class);
  }
}
