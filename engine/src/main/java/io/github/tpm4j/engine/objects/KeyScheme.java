package io.github.tpm4j.engine.objects;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;

/**
 * The scheme in the public area of a key, whatever its type.
 *
 * @param scheme TPM_ALG_NULL if the key has none, as every symmetric cipher key
 * @param hash TPM_ALG_NULL if the scheme names none
 */
public record KeyScheme(TpmAlg scheme, TpmAlg hash) {
  private static final KeyScheme NONE = new KeyScheme(TpmAlg.NULL, TpmAlg.NULL);

  public static KeyScheme of(TpmtPublic publicArea) {
    if (publicArea.parameters() instanceof TpmsRsaParms rsa) {
      return new KeyScheme(rsa.scheme().scheme(), rsa.scheme().hash());
    }
    if (publicArea.parameters() instanceof TpmsEccParms ecc) {
      return new KeyScheme(ecc.scheme().scheme(), ecc.scheme().hash());
    }
    if (publicArea.parameters() instanceof TpmsKeyedhashParms keyedHash) {
      return new KeyScheme(keyedHash.scheme().scheme(), keyedHash.scheme().hash());
    }
    if (publicArea.parameters() instanceof TpmsMldsaParms) {
      return new KeyScheme(TpmAlg.MLDSA, TpmAlg.NULL);
    }
    if (publicArea.parameters() instanceof TpmsHashMldsaParms hashed) {
      return new KeyScheme(TpmAlg.HASH_MLDSA, hashed.hashAlg());
    }
    return NONE;
  }

  public boolean isNull() {
    return scheme.equals(TpmAlg.NULL);
  }

  /** Whether a scheme that the caller gave is this one; counters in its details do not matter. */
  public boolean matches(TpmAlg givenScheme, TpmAlg givenHash) {
    return scheme.equals(givenScheme) && hash.equals(givenHash);
  }
}
