package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.templates.PublicAreas;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.PublicKey;

/**
 * The public area by which policies name a key that is known by its public key alone, wherever it
 * is kept. Its Name, and so the policy, depends on each field; the fields are those that FAPI gives
 * a key in PEM, so that both mean the same policy.
 */
public final class SigningArea {
  private static final int EXPONENT = 65537;

  private SigningArea() {}

  /**
   * {@return the area of a key that signs by SHA-256: an EC key by ECDSA, an RSA key by RSASSA-PSS}
   *
   * @param key RSA, or EC on a curve that TPMs have
   * @throws TpmUnsupportedException if it is another key
   */
  public static TpmtPublic of(PublicKey key) {
    return of(key, HashAlg.SHA256, TpmtRsaScheme.of(TpmAlg.RSAPSS, TpmAlg.SHA256));
  }

  /**
   * {@return the area of a key}
   *
   * @param key a public key of RSA or EC
   * @param nameHash of its Name, and of what is signed for PolicyAuthorize
   * @param rsaScheme of an RSA key; an EC key signs by ECDSA with SHA-256
   * @throws TpmUnsupportedException if it is another key
   */
  public static TpmtPublic of(PublicKey key, HashAlg nameHash, TpmtRsaScheme rsaScheme) {
    TpmtPublic any = PublicAreas.of(key);
    return new TpmtPublic(
        any.type(),
        nameHash.alg(),
        TpmaObject.of(TpmaObject.SIGN),
        Bytes.EMPTY,
        parameters(any.parameters(), rsaScheme),
        any.unique());
  }

  private static TpmuPublicParms parameters(TpmuPublicParms any, TpmtRsaScheme rsaScheme) {
    if (any instanceof TpmsRsaParms rsa) {
      return new TpmsRsaParms(TpmtSymDefObject.NULL, rsaScheme, rsa.keyBits(), EXPONENT);
    }
    return new TpmsEccParms(
        TpmtSymDefObject.NULL,
        TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256),
        ((TpmsEccParms) any).curveId(),
        TpmtKdfScheme.NULL);
  }
}
