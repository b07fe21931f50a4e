package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.Objects;

/**
 * One step of a key's policy: the TPM command and its marshalled parameters without the session
 * handle ({@code TPMPolicy} of draft-bottomley-tpm2-keys).
 *
 * @param commandCode the TPM_CC, such as 0x0000017F for TPM2_PolicyPCR
 * @param parameters the command's parameters as they are sent; empty where it has none
 */
public record Tss2PolicyCommand(int commandCode, Bytes parameters) {
  /**
   * Makes one from its components.
   *
   * @param commandCode the TPM_CC, such as 0x0000017F for TPM2_PolicyPCR
   * @param parameters the command's parameters as they are sent; empty where it has none
   */
  public Tss2PolicyCommand {
    Objects.requireNonNull(parameters, "parameters");
  }

  @Override
  public String toString() {
    return "Tss2PolicyCommand[commandCode=0x%08X, %d bytes]"
        .formatted(commandCode, parameters.size());
  }
}
