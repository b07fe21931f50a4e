package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parameter sets of ML-DSA and ML-KEM by the names that JCA has for them. */
final class MlParameterSets {
  private MlParameterSets() {}

  static MlDsaSet mlDsa(String name) {
    return find(MlDsaSet.values(), MlDsaSet::jcaName, name);
  }

  static MlKemSet mlKem(String name) {
    return find(MlKemSet.values(), MlKemSet::jcaName, name);
  }

  private static <T> T find(T[] sets, Function<T, String> jcaName, String name) {
    return Arrays.stream(sets)
        .filter(set -> jcaName.apply(set).equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + " is no parameter set; there are "
                        + Arrays.stream(sets).map(jcaName).collect(Collectors.joining(", "))));
  }
}
