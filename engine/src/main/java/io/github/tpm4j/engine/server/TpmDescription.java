package io.github.tpm4j.engine.server;

import java.util.List;

/**
 * Facts about a TPM.
 *
 * @param family {@code 1.2} or {@code 2.0}
 * @param specificationLevel of the specification
 * @param specificationRevision of the specification: 159 for 1.59 of the TPM 2.0 library
 * @param manufacturer TPM_PT_MANUFACTURER, four letters as an integer
 * @param firmwareVersion TPM_PT_FIRMWARE_VERSION_1
 * @param model a name
 * @param rsaKeyBits the RSA key sizes
 * @param camelliaKeyBits the Camellia key sizes
 */
public record TpmDescription(
    String family,
    int specificationLevel,
    int specificationRevision,
    int manufacturer,
    int firmwareVersion,
    String model,
    List<Integer> rsaKeyBits,
    List<Integer> camelliaKeyBits) {

  public TpmDescription {
    rsaKeyBits = List.copyOf(rsaKeyBits);
    camelliaKeyBits = List.copyOf(camelliaKeyBits);
  }
}
