package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.AlgRule;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.function.BiFunction;

/** What the schemes of Part 2, 11 have in common: an algorithm, and the details that it selects. */
public interface Scheme extends Marshallable {

  /** {@return which scheme; TPM_ALG_NULL for none} */
  TpmAlg scheme();

  /** {@return its hash and the like; {@link TpmsEmpty#EMPTY} if it has none} */
  Marshallable details();

  /**
   * Reads a scheme.
   *
   * @param <D> the details
   * @param <S> the scheme
   * @param in stands at the algorithm
   * @param rule the algorithms that may stand here
   * @param details reads the arm of the union that an algorithm selects
   * @param scheme makes the scheme of both
   * @return the scheme
   */
  static <D, S extends Scheme> S read(
      TpmReader in,
      AlgRule rule,
      BiFunction<TpmAlg, TpmReader, D> details,
      BiFunction<TpmAlg, D, S> scheme) {
    TpmAlg algorithm = rule.read(in);
    return scheme.apply(algorithm, details.apply(algorithm, in));
  }

  @Override
  default void write(TpmWriter out) {
    scheme().write(out);
    details().write(out);
  }

  /** {@return whether it is TPM_ALG_NULL} */
  default boolean isNull() {
    return scheme().equals(TpmAlg.NULL);
  }

  /** {@return the hash of the scheme; TPM_ALG_NULL if it has none} */
  default TpmAlg hash() {
    if (details() instanceof TpmsSchemeHash hash) {
      return hash.hashAlg();
    }
    if (details() instanceof TpmsSchemeEcdaa ecdaa) {
      return ecdaa.hashAlg();
    }
    return details() instanceof TpmsSchemeXor xor ? xor.hashAlg() : TpmAlg.NULL;
  }
}
