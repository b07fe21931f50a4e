package io.github.tpm4j.samples.attest;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.QuotedPcrs;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;

/** The machine that is asked: it makes an attestation key in its TPM, and quotes by it. */
final class Machine implements AutoCloseable {
  private final TpmConnection tpm;
  private final TpmAttestation attestation;
  private final TpmKey key;

  private Machine(TpmConnection tpm) throws Exception {
    this.tpm = tpm;
    attestation = TpmAttestation.with(tpm);
    // The file of the key (Tss2Pem) would be kept, and the key loaded from it after a restart.
    KeyAuth noPassword = KeyAuth.none();
    key =
        attestation.key(attestation.createKey(AttestationKeyKind.EC_P256, noPassword), noPassword);
  }

  /** The TPM of a TCTI string; the bundled one where there is none. */
  static Machine open(String tcti) throws Exception {
    String named = tcti == null || tcti.isBlank() ? "engine:memory" : tcti;
    return new Machine(TpmConnection.of(TpmSettings.of(named)));
  }

  TpmtPublic attestationKey() {
    return key.publicArea();
  }

  QuotedPcrs quote(Bytes nonce, TpmlPcrSelection selection) {
    return attestation.quote(key, nonce, selection);
  }

  @Override
  public void close() {
    tpm.close();
  }
}
