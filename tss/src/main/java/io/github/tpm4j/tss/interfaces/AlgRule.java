package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.HashSet;
import java.util.Set;

/**
 * A TPMI_ALG type: the algorithms that may stand in a place. A TPM answers the rule's code to one
 * that is not in the set or that it does not implement; a client reads every algorithm.
 */
public final class AlgRule implements Reader<TpmAlg> {
  private final TpmRc code;
  private final Set<TpmAlg> algorithms;
  private final AlgRule orNull;

  private AlgRule(TpmRc code, Set<TpmAlg> algorithms) {
    this.code = code;
    this.algorithms = algorithms;
    this.orNull = algorithms.contains(TpmAlg.NULL) ? this : new AlgRule(code, withNull(algorithms));
  }

  private static Set<TpmAlg> withNull(Set<TpmAlg> algorithms) {
    Set<TpmAlg> more = new HashSet<>(algorithms);
    more.add(TpmAlg.NULL);
    return Set.copyOf(more);
  }

  static AlgRule of(TpmRc code, TpmAlg... algorithms) {
    return new AlgRule(code, Set.of(algorithms));
  }

  /** {@return the "+" of the specification: this rule, and TPM_ALG_NULL too} */
  public AlgRule orNull() {
    return orNull;
  }

  @Override
  public TpmAlg read(TpmReader in) {
    TpmAlg algorithm = TpmAlg.read(in);
    in.check(allows(algorithm, in.limits()), code);
    return algorithm;
  }

  /**
   * {@return whether an algorithm may stand there}
   *
   * @param algorithm any
   * @param limits which algorithms the TPM has
   */
  public boolean allows(TpmAlg algorithm, Limits limits) {
    return algorithms.contains(algorithm)
        && (algorithm.equals(TpmAlg.NULL) || algorithm.isImplemented(limits));
  }
}
