package io.github.tpm4j.provider;

import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;

/**
 * The parameters of a signature with ML-DSA or HashML-DSA (FIPS 204), for {@link
 * java.security.Signature#setParameter}. Without them there is no context string, and the signature
 * is hedged: it depends on fresh random numbers of the TPM. Immutable.
 *
 * <pre>{@code
 * Signature signature = Signature.getInstance("ML-DSA-65", "TPM");
 * signature.setParameter(MlDsaParameterSpec.withContext("firmware".getBytes(UTF_8)));
 * }</pre>
 */
public final class MlDsaParameterSpec implements AlgorithmParameterSpec {
  /** The longest context string, in bytes (FIPS 204, 5.2). */
  public static final int MAX_CONTEXT_BYTES = 255;

  /** No context string; hedged. */
  public static final MlDsaParameterSpec DEFAULT = new MlDsaParameterSpec(new byte[0], false);

  private final byte[] context;
  private final boolean deterministic;

  private MlDsaParameterSpec(byte[] context, boolean deterministic) {
    this.context = context;
    this.deterministic = deterministic;
  }

  /**
   * With a context string, which whoever verifies must give too.
   *
   * @param context up to {@value #MAX_CONTEXT_BYTES} bytes; is copied
   * @return parameters with the context
   * @throws IllegalArgumentException if it is longer
   */
  public static MlDsaParameterSpec withContext(byte[] context) {
    if (context.length > MAX_CONTEXT_BYTES) {
      throw new IllegalArgumentException(
          "A context string has " + MAX_CONTEXT_BYTES + " bytes at most, not " + context.length);
    }
    return new MlDsaParameterSpec(context.clone(), false);
  }

  /**
   * {@return the same, but for signatures that depend on key and message alone} A TPM makes none,
   * and refuses them to be asked for; to verify, both are the same.
   */
  public MlDsaParameterSpec deterministic() {
    return new MlDsaParameterSpec(context, true);
  }

  /** {@return a copy of the context string; empty if there is none} */
  public byte[] context() {
    return context.clone();
  }

  /** {@return whether the signature is to depend on key and message alone} */
  public boolean isDeterministic() {
    return deterministic;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MlDsaParameterSpec that
        && deterministic == that.deterministic
        && Arrays.equals(context, that.context);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(context) + Boolean.hashCode(deterministic);
  }

  @Override
  public String toString() {
    return "MlDsaParameterSpec["
        + context.length
        + " bytes of context, "
        + (deterministic ? "deterministic" : "hedged")
        + "]";
  }
}
