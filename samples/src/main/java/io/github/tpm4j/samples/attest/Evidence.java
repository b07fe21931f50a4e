package io.github.tpm4j.samples.attest;

import io.github.tpm4j.attest.key.KeyStatement;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.QuotedPcrs;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;

/**
 * What a machine sends to a verifier.
 *
 * @param attestationKey the key that signs the other two
 * @param quoted PCR 0, 4 and 7 with their values
 * @param statement that a key is in this TPM, and to which policy it is bound
 */
public record Evidence(TpmtPublic attestationKey, QuotedPcrs quoted, KeyStatement statement) {

  /**
   * Makes an attestation key, quotes, and certifies a key pair of the provider.
   *
   * @param nonce of the verifier, so that no earlier answer will do
   */
  public static Evidence of(TpmConnection tpm, KeyPair pair, Bytes nonce)
      throws GeneralSecurityException {
    TpmAttestation attestation = TpmAttestation.with(tpm);
    Tss2PrivateKey file = attestation.createKey(AttestationKeyKind.EC_P256, KeyAuth.none());
    TpmKey key = attestation.key(file, KeyAuth.none());
    QuotedPcrs quoted = attestation.quote(key, nonce, PcrSelections.of(TpmAlg.SHA256, 0, 4, 7));
    KeyStatement statement = attestation.certify(key, (TpmResidentKey) pair.getPrivate(), nonce);
    return new Evidence(key.publicArea(), quoted, statement);
  }
}
