package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.commands.nv.NvCertify;
import io.github.tpm4j.tss.managed.NvUse;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** Has a key sign what an NV Index holds (TPM2_NV_Certify). */
final class NvCertification {

  private NvCertification() {}

  static Attestation make(TpmNv nv, TpmKey key, TpmtSigScheme scheme, Bytes qualifyingData) {
    try (SecretBytes ofKey = key.authorization().askAuthValue();
        SecretBytes ofIndex = nv.askAuthValue()) {
      return nv.inTurn(
          turn -> {
            TpmsNvPublic area = nv.readPublic(turn);
            nv.requireTryable(area);
            try (Resident signer = key.hold(turn)) {
              NvCertify.Request request =
                  new NvCertify.Request(
                      signer.object().handle(),
                      nv.authHandle(),
                      nv.handle(),
                      qualifyingData,
                      scheme,
                      area.dataSize(),
                      0);
              NvCertify.Response signed = new NvUse(turn, area).byBoth(request, ofKey, ofIndex);
              return new Attestation(signed.certifyInfo(), signed.signature());
            }
          });
    }
  }
}
