package io.github.tpm4j.attest.statement;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.SignatureVerifier;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import java.util.Optional;

/** Whether a statement is signed by an attestation key, in the scheme that the key is bound to. */
public final class StatementSignature {
  private static final String WHERE = "signature";

  private StatementSignature() {}

  /**
   * Verifies the signature.
   *
   * @param allowSha1 whether SHA-1 may be what was signed by
   * @param findings takes what is wrong
   * @param key of the TPM
   * @param statement as received
   */
  public static void check(
      AttestationKey key, SignedStatement statement, boolean allowSha1, Findings findings) {
    key.unfitness().ifPresent(lack -> findings.add(Reason.KEY_UNFIT, "key", lack));
    TpmtSignature signature = statement.signature();
    schemeDifference(key.area(), signature)
        .ifPresent(text -> findings.add(Reason.SCHEME_DIFFERS, WHERE, text));
    findings.require(
        allowSha1 || !signature.hash().equals(TpmAlg.SHA1),
        Reason.WEAK_HASH,
        WHERE,
        "signed by SHA-1");
    verify(key, statement, findings);
  }

  private static void verify(AttestationKey key, SignedStatement statement, Findings findings) {
    try {
      findings.require(
          SignatureVerifier.verify(key.area(), statement.bytes(), statement.signature()),
          Reason.SIGNATURE_WRONG,
          WHERE,
          "not the key's signature over this attestation");
    } catch (TpmUnsupportedException e) {
      findings.add(Reason.UNSUPPORTED, WHERE, e.getMessage());
    }
  }

  /** A key without a scheme signs in any that its type has. */
  private static Optional<String> schemeDifference(TpmtPublic area, TpmtSignature signature) {
    TpmAlg scheme = scheme(area.parameters());
    TpmAlg hash = hash(area.parameters());
    boolean same = scheme.equals(TpmAlg.NULL) || scheme.equals(signature.sigAlg());
    boolean sameHash = hash.equals(TpmAlg.NULL) || hash.equals(signature.hash());
    return same && sameHash
        ? Optional.empty()
        : Optional.of(
            signature.sigAlg()
                + " with "
                + signature.hash()
                + "; the key is bound to "
                + scheme
                + " with "
                + hash);
  }

  private static TpmAlg scheme(TpmuPublicParms parameters) {
    if (parameters instanceof TpmsRsaParms rsa) {
      return rsa.scheme().scheme();
    }
    if (parameters instanceof TpmsEccParms ecc) {
      return ecc.scheme().scheme();
    }
    if (parameters instanceof TpmsMldsaParms) {
      return TpmAlg.MLDSA;
    }
    return parameters instanceof TpmsHashMldsaParms ? TpmAlg.HASH_MLDSA : TpmAlg.NULL;
  }

  /**
   * The hash that a key is bound to.
   *
   * @param parameters of the key
   * @return TPM_ALG_NULL if there is none
   */
  public static TpmAlg hash(TpmuPublicParms parameters) {
    if (parameters instanceof TpmsRsaParms rsa) {
      return rsa.scheme().hash();
    }
    if (parameters instanceof TpmsEccParms ecc) {
      return ecc.scheme().hash();
    }
    return parameters instanceof TpmsHashMldsaParms mldsa ? mldsa.hashAlg() : TpmAlg.NULL;
  }
}
