package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Keys whose parameter set has a name: of ML-DSA, HashML-DSA and ML-KEM.
 *
 * @param generator the name of the generator
 * @param type of the keys
 * @param set the name of the set that is made if none is asked for
 * @param isOnlySet whether it is the only one that can be asked for
 * @param start begins a specification from an alias and the name of a set
 */
record NamedSetRequests(
    String generator,
    TpmAlg type,
    String set,
    boolean isOnlySet,
    BiFunction<String, String, TpmKeyGenParameterBuilder> start)
    implements KeyRequests {

  @Override
  public TpmKeyGenParameterSpec standard() {
    return named(set);
  }

  @Override
  public TpmKeyGenParameterSpec ofSize(int bits) {
    throw new InvalidParameterException(
        generator + " keys have a parameter set and no size: give a NamedParameterSpec");
  }

  @Override
  public TpmKeyGenParameterSpec of(AlgorithmParameterSpec spec)
      throws InvalidAlgorithmParameterException {
    TpmKeyGenParameterSpec wanted = wanted(spec);
    if (isOnlySet && !nameOf(wanted).equals(set)) {
      throw new InvalidAlgorithmParameterException(
          "The generator " + generator + " makes no keys of " + nameOf(wanted));
    }
    return wanted;
  }

  private TpmKeyGenParameterSpec wanted(AlgorithmParameterSpec spec)
      throws InvalidAlgorithmParameterException {
    if (spec instanceof TpmKeyGenParameterSpec own && own.type().equals(type)) {
      return own;
    }
    if (spec instanceof NamedParameterSpec name) {
      try {
        return named(name.getName());
      } catch (IllegalArgumentException e) {
        throw new InvalidAlgorithmParameterException(e.getMessage(), e);
      }
    }
    throw new InvalidAlgorithmParameterException(
        generator + " keys in the TPM take a TpmKeyGenParameterSpec or a NamedParameterSpec");
  }

  private TpmKeyGenParameterSpec named(String name) {
    return start.apply("(new " + generator + " key)", name).build();
  }

  /** Whether a key is one that these requests could have made. */
  Predicate<PrivateKeyInTpm> keys() {
    return key ->
        key instanceof TpmPrivateKey own
            && own.publicArea().type().equals(type)
            && (!isOnlySet
                || own.getParams() instanceof NamedParameterSpec name
                    && name.getName().equals(set));
  }

  private static String nameOf(TpmKeyGenParameterSpec spec) {
    return spec.mlDsaSet()
        .map(MlDsaSet::jcaName)
        .orElseGet(() -> spec.mlKemSet().orElseThrow().jcaName());
  }
}
