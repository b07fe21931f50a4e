package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.util.Locale;
import java.util.Optional;

/** The specification's names of algorithms without what all of them begin with. */
public final class AlgorithmNames {
  private static final String ALGORITHM = "TPM_ALG_";

  private AlgorithmNames() {}

  /** Such as {@code SHA256}; the number of one without a name. */
  public static String of(TpmAlg algorithm) {
    return of(algorithm.toString());
  }

  /** Such as {@code NIST_P256}. */
  public static String of(TpmEccCurve curve) {
    return of(curve.toString());
  }

  static String of(String name) {
    return name.replaceFirst("^TPM_(ALG|ECC|MLKEM|MLDSA)_", "");
  }

  /** The algorithm of a name, such as {@code sha256}, in any case. */
  public static Optional<TpmAlg> find(String name) {
    String full = ALGORITHM + name.toUpperCase(Locale.ROOT).replace('-', '_');
    return TpmAlg.values().stream().filter(alg -> alg.toString().equals(full)).findFirst();
  }
}
