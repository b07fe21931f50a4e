package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;

/** A decapsulation key of ML-KEM (FIPS 203) in a TPM. */
public final class TpmMlKemPrivateKey extends TpmPrivateKey {
  /** The name of the family, which the keys have as their algorithm. */
  public static final String ML_KEM = "ML-KEM";

  private static final long serialVersionUID = 1L;

  TpmMlKemPrivateKey(
      TpmConnection tpm, KeySource source, String alias, KeyUse use, PublicKey publicKey) {
    super(tpm, source, alias, use, publicKey);
  }

  @Override
  TpmMlKemPrivateKey with(String newAlias, KeyUse newUse) {
    return new TpmMlKemPrivateKey(tpm(), source(), newAlias, newUse, publicKey());
  }

  @Override
  public String getAlgorithm() {
    return ML_KEM;
  }

  /** {@return the parameter set} */
  public MlKemSet set() {
    return MlKemSet.of(((TpmsMlkemParms) publicArea().parameters()).parameterSet());
  }

  /** The parameter set. */
  @Override
  public NamedParameterSpec getParams() {
    return new NamedParameterSpec(set().jcaName());
  }

  /** TPM_ALG_NULL: a key of ML-KEM has no scheme. */
  @Override
  public TpmAlg scheme() {
    return TpmAlg.NULL;
  }

  @Override
  public TpmAlg schemeHash() {
    return TpmAlg.NULL;
  }

  @Override
  public String toString() {
    return "TpmMlKemPrivateKey[" + alias() + ", " + set().jcaName() + "]";
  }
}
