package io.github.tpm4j.keystore.attestation;

import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.templates.KeyTemplate;

/**
 * Attestation keys: restricted, so that they sign nothing but what their TPM says, made in the TPM,
 * and unable to leave it.
 */
public enum AttestationKeyKind {
  /** ECDSA on NIST P-256 with SHA-256. */
  EC_P256(KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))),
  /** ECDSA on NIST P-384 with SHA-384. */
  EC_P384(KeyTemplate.ec(TpmEccCurve.NIST_P384, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA384))),
  /** RSASSA-PKCS1-v1_5 with 2048 bits and SHA-256. */
  RSA_2048(KeyTemplate.rsa(2048, TpmtRsaScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256))),
  /** RSASSA-PSS with 2048 bits and SHA-256. */
  RSA_PSS_2048(KeyTemplate.rsa(2048, TpmtRsaScheme.of(TpmAlg.RSAPSS, TpmAlg.SHA256)));

  private final KeyTemplate template;

  AttestationKeyKind(KeyTemplate template) {
    this.template = template.signing().with(TpmaObject.RESTRICTED);
  }

  KeyTemplate template() {
    return template;
  }
}
