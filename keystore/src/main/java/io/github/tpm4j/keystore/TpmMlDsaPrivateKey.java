package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/** A key of ML-DSA or HashML-DSA (FIPS 204) in a TPM. */
public final class TpmMlDsaPrivateKey extends TpmPrivateKey {
  /** The name of the family, which keys of pure ML-DSA have as their algorithm. */
  public static final String ML_DSA = "ML-DSA";

  private static final long serialVersionUID = 1L;

  TpmMlDsaPrivateKey(
      TpmConnection tpm, KeySource source, String alias, KeyUse use, PublicKey publicKey) {
    super(tpm, source, alias, use, publicKey);
  }

  @Override
  TpmMlDsaPrivateKey with(String newAlias, KeyUse newUse) {
    return new TpmMlDsaPrivateKey(tpm(), source(), newAlias, newUse, publicKey());
  }

  /** {@code ML-DSA}; of a key of HashML-DSA a name such as {@code ML-DSA-65-WITH-SHA512}. */
  @Override
  public String getAlgorithm() {
    return hash().map(hash -> hashName(set(), hash)).orElse(ML_DSA);
  }

  /**
   * {@return how Bouncy Castle names a set of HashML-DSA, such as {@code ML-DSA-65-WITH-SHA512}}
   *
   * @param set ML-DSA-44, 65 or 87
   * @param hash which the message is digested with before it is signed
   */
  public static String hashName(MlDsaSet set, HashAlg hash) {
    return set.jcaName() + "-WITH-" + hash.jcaName().replace("-", "");
  }

  /** {@return the parameter set} */
  public MlDsaSet set() {
    return publicArea().parameters() instanceof TpmsHashMldsaParms hashed
        ? MlDsaSet.of(hashed.parameterSet())
        : MlDsaSet.of(((TpmsMldsaParms) publicArea().parameters()).parameterSet());
  }

  /**
   * {@return the hash that the key signs digests of; empty if it signs messages, as pure ML-DSA
   * does}
   */
  public Optional<HashAlg> hash() {
    return publicArea().parameters() instanceof TpmsHashMldsaParms hashed
        ? Optional.of(HashAlg.of(hashed.hashAlg()))
        : Optional.empty();
  }

  /** The parameter set. */
  @Override
  public NamedParameterSpec getParams() {
    return new NamedParameterSpec(set().jcaName());
  }

  @Override
  public TpmAlg scheme() {
    return publicArea().type();
  }

  @Override
  public TpmAlg schemeHash() {
    return hash().map(HashAlg::alg).orElse(TpmAlg.NULL);
  }

  @Override
  public String toString() {
    return "TpmMlDsaPrivateKey["
        + alias()
        + ", "
        + hash().map(hash -> getAlgorithm()).orElse(set().jcaName())
        + "]";
  }
}
