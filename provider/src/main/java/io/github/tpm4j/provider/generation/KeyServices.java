package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.spi.TpmKeyStoreSpi;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.List;

/** Where keys come from. */
public final class KeyServices {
  private static final String RSA_OID = "1.2.840.113549.1.1.1";
  private static final String PSS_OID = "1.2.840.113549.1.1.10";
  private static final String EC_OID = "1.2.840.10045.2.1";

  private KeyServices() {}

  public static List<ServiceRow> rows() {
    return List.of(
        ServiceRow.of("KeyStore", "TPM", (provider, tpm) -> TpmKeyStoreSpi.ofFile(tpm)),
        ServiceRow.of("KeyStore", "TPM-NV", (provider, tpm) -> TpmKeyStoreSpi.ofMemory(tpm)),
        ServiceRow.of(
                "KeyPairGenerator",
                "RSA",
                (provider, tpm) ->
                    new TpmKeyPairGenerator(new KeyGeneration(provider, tpm), new RsaRequests()))
            .alias(RSA_OID, "OID." + RSA_OID)
            .needs(TpmAlg.RSA),
        ServiceRow.of(
                "KeyPairGenerator",
                "RSASSA-PSS",
                (provider, tpm) ->
                    new TpmKeyPairGenerator(new KeyGeneration(provider, tpm), new PssRequests()))
            .alias(PSS_OID, "OID." + PSS_OID)
            .needs(TpmAlg.RSA, TpmAlg.RSAPSS),
        ServiceRow.of(
                "KeyPairGenerator",
                "EC",
                (provider, tpm) ->
                    new TpmKeyPairGenerator(new KeyGeneration(provider, tpm), new EcRequests()))
            .alias("EllipticCurve", EC_OID, "OID." + EC_OID)
            .needs(TpmAlg.ECC),
        ServiceRow.of(
                "KeyFactory",
                "RSA",
                (provider, tpm) -> new TpmKeyFactory(new KeyGeneration(provider, tpm), "RSA"))
            .alias(RSA_OID, "OID." + RSA_OID)
            .needs(TpmAlg.RSA),
        // Bouncy Castle's OpenPGP asks for ECDH, which no provider of the JDK has.
        ServiceRow.of(
                "KeyFactory",
                "EC",
                (provider, tpm) -> new TpmKeyFactory(new KeyGeneration(provider, tpm), "EC"))
            .alias("EllipticCurve", "ECDH", EC_OID, "OID." + EC_OID)
            .needs(TpmAlg.ECC));
  }
}
