package io.github.tpm4j.samples.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.audit.AuditStatement;
import io.github.tpm4j.attest.audit.AuditVerifier;
import io.github.tpm4j.attest.audit.VerifiedAudit;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.Test;

class AuditedUseTest {
  @Test
  void theProofHasTheOneUseOfTheKey() throws Exception {
    TpmConnection tpm = TpmConnection.of(TpmSettings.of("engine:memory"));
    try {
      TpmProvider provider = new TpmProvider(tpm);
      KeyPair pair = KeyPairGenerator.getInstance("EC", provider).generateKeyPair();
      Signature signature = Signature.getInstance("SHA256withECDSA", provider);
      signature.initSign(pair.getPrivate());
      signature.update(new byte[] {1, 2, 3});
      TpmAttestation attestation = TpmAttestation.with(tpm);
      TpmKey signer =
          attestation.key(
              attestation.createKey(AttestationKeyKind.EC_P256, KeyAuth.none()), KeyAuth.none());
      Bytes nonce = Nonces.next(32);

      AuditStatement statement = AuditedUse.of(tpm, signature, signer, nonce);

      VerifiedAudit audit =
          AuditVerifier.builder(AttestationKey.of(signer.publicArea()))
              .nonce(nonce)
              .build()
              .verify(statement)
              .orThrow();
      Bytes name = EntityNames.of(((TpmPrivateKey) pair.getPrivate()).publicArea());
      assertEquals(1, audit.usesOf(name).size());
      assertEquals(TpmCc.SIGN, audit.usesOf(name).get(0).command());
    } finally {
      tpm.close();
    }
  }
}
