package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;

/** Reads the properties of a TPM that change (Part 2, 6.13). */
public final class TpmProperties {

  private TpmProperties() {}

  /**
   * {@return the value that a property has now}
   *
   * @param client the TPM; costs one command
   * @param property fixed or variable
   * @throws TpmUnsupportedException if the TPM does not have the property
   */
  public static int read(TpmClient client, TpmPt property) {
    GetCapability.Response response =
        client.execute(new GetCapability.Request(TpmCap.TPM_PROPERTIES, property.value(), 1));
    if (response.capabilityData().data() instanceof TpmlTaggedTpmProperty list) {
      for (TpmsTaggedProperty tagged : list.tpmProperty()) {
        if (tagged.property().equals(property)) {
          return tagged.value();
        }
      }
    }
    throw new TpmUnsupportedException("The TPM does not tell " + property);
  }
}
