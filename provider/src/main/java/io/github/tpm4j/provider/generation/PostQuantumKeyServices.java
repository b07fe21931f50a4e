package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmMlDsaPrivateKey;
import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Where keys of ML-DSA, HashML-DSA and ML-KEM come from. Each family is there by its name and by
 * those of its sets, as in the JDK: a program that asks for {@code ML-DSA-65} with a TPM key finds
 * no other provider that takes it.
 */
public final class PostQuantumKeyServices {
  /** 2.16.840.1.101.3.4.3, of which 17 to 19 are ML-DSA and 32 to 34 HashML-DSA with SHA-512. */
  public static final String SIGNATURE_ARC = "2.16.840.1.101.3.4.3.";

  /** 2.16.840.1.101.3.4.4, of which 1 to 3 are ML-KEM. */
  public static final String KEM_ARC = "2.16.840.1.101.3.4.4.";

  public static final int FIRST_ML_DSA = 17;
  public static final int FIRST_HASH_ML_DSA = 32;
  public static final int FIRST_ML_KEM = 1;

  /** The name of Bouncy Castle for all sets of HashML-DSA. */
  public static final String HASH_ML_DSA = "HASH-ML-DSA";

  private PostQuantumKeyServices() {}

  public static List<ServiceRow> rows() {
    List<ServiceRow> rows = new ArrayList<>();
    add(rows, mlDsa(TpmMlDsaPrivateKey.ML_DSA, MlDsaSet.ML_DSA_65, false));
    add(rows, hashMlDsa(HASH_ML_DSA, MlDsaSet.ML_DSA_65, false));
    for (MlDsaSet set : MlDsaSet.values()) {
      add(rows, mlDsa(set.jcaName(), set, true), oid(SIGNATURE_ARC, FIRST_ML_DSA, set));
      add(
          rows,
          hashMlDsa(TpmMlDsaPrivateKey.hashName(set, HashAlg.SHA512), set, true),
          oid(SIGNATURE_ARC, FIRST_HASH_ML_DSA, set));
    }
    add(rows, mlKem(TpmMlKemPrivateKey.ML_KEM, MlKemSet.ML_KEM_768, false));
    for (MlKemSet set : MlKemSet.values()) {
      add(rows, mlKem(set.jcaName(), set, true), oid(KEM_ARC, FIRST_ML_KEM, set));
    }
    return rows;
  }

  private static NamedSetRequests mlDsa(String name, MlDsaSet set, boolean isOnlySet) {
    return requests(name, TpmAlg.MLDSA, set.jcaName(), isOnlySet, TpmKeyGenParameterSpec::mlDsa);
  }

  private static NamedSetRequests hashMlDsa(String name, MlDsaSet set, boolean isOnlySet) {
    return requests(
        name, TpmAlg.HASH_MLDSA, set.jcaName(), isOnlySet, TpmKeyGenParameterSpec::hashMlDsa);
  }

  private static NamedSetRequests mlKem(String name, MlKemSet set, boolean isOnlySet) {
    return requests(name, TpmAlg.MLKEM, set.jcaName(), isOnlySet, TpmKeyGenParameterSpec::mlKem);
  }

  private static NamedSetRequests requests(
      String name,
      TpmAlg type,
      String set,
      boolean isOnlySet,
      BiFunction<String, String, TpmKeyGenParameterBuilder> start) {
    return new NamedSetRequests(name, type, set, isOnlySet, start);
  }

  /** The object identifier of a set, and its alias. */
  public static String[] oid(String arc, int first, Enum<?> set) {
    String oid = arc + (first + set.ordinal());
    return new String[] {oid, "OID." + oid};
  }

  private static void add(List<ServiceRow> rows, NamedSetRequests requests, String... aliases) {
    rows.add(
        ServiceRow.of(
                "KeyPairGenerator",
                requests.generator(),
                (provider, tpm) ->
                    new TpmKeyPairGenerator(new KeyGeneration(provider, tpm), requests))
            .alias(aliases)
            .needs(requests.type()));
    rows.add(
        ServiceRow.of(
                "KeyFactory",
                requests.generator(),
                (provider, tpm) ->
                    new TpmKeyFactory(
                        new KeyGeneration(provider, tpm), requests.generator(), requests.keys()))
            .alias(aliases)
            .needs(requests.type()));
  }
}
