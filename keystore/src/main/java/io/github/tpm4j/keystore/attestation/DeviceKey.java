package io.github.tpm4j.keystore.attestation;

import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.security.cert.X509Certificate;

/**
 * A key that the maker of a device has left in its TPM, with the certificate that says so (TCG TPM
 * 2.0 Keys for Device Identity and Attestation). Nobody has verified the certificate yet.
 *
 * @param handle where the TPM keeps the key, such as 0x81020000
 * @param publicArea of the key, as the TPM has it
 * @param certificateIndex the NV Index of the certificate, such as 0x01C90000
 * @param certificate whose public key is that of the key
 */
public record DeviceKey(
    TpmHandle handle,
    TpmtPublic publicArea,
    TpmHandle certificateIndex,
    X509Certificate certificate) {

  /**
   * {@return whether it attests (IAK), or else signs anything (IDevID), as TLS needs it} The key
   * store {@code TPM-NV} has the latter.
   */
  public boolean isAttestationKey() {
    return publicArea.objectAttributes().has(TpmaObject.RESTRICTED);
  }
}
