package io.github.tpm4j.provider.agreement;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.List;

/** Key agreement. */
public final class AgreementServices {

  private AgreementServices() {}

  public static List<ServiceRow> rows() {
    return List.of(
        ServiceRow.of("KeyAgreement", "ECDH", (provider, tpm) -> new EcdhAgreement())
            .alias("ECDiffieHellman")
            .keys(TpmEcPrivateKey.class)
            .needs(TpmAlg.ECC, TpmAlg.ECDH));
  }
}
