package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.TpmDevice;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names the TPM; without it the TPM is found as the provider finds it. */
public final class TpmOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private String tcti;

  @Option(
      names = "--tcti",
      paramLabel = "TCTI",
      description =
          "The TPM, such as device:/dev/tpmrm0 or swtpm:host=127.0.0.1,port=2321. Without it: the"
              + " variables TPM4J_TCTI, TPM2TOOLS_TCTI and TSS2_TCTI, /dev/tpmrm0, /dev/tpm0 of a"
              + " TPM 1.2, TBS, and last the bundled TPM.")
  private void setTcti(String value) {
    try {
      Transports.identity(value);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine(), "--tcti names no TPM: " + e.getMessage(), e);
    }
    tcti = value;
  }

  private CommandLine commandLine() {
    return command.commandLine();
  }

  /** What was given; empty if the TPM is to be found. */
  public Optional<String> given() {
    return Optional.ofNullable(tcti);
  }

  /**
   * The TCTI configuration string of the TPM that is meant.
   *
   * @throws TransportException if there is no TPM
   */
  public String tcti() throws TransportException {
    return tcti == null ? Transports.discoverTcti() : tcti;
  }

  /**
   * Connects; no command is sent.
   *
   * @throws TransportException if there is no TPM, or it may not be used
   */
  public Transport open() throws TransportException {
    return Transports.open(tcti());
  }

  /**
   * Connects, asks the TPM which family it is of, does what is for that family, and closes.
   *
   * @throws IOException if there is no TPM, it does not answer, or the work fails
   */
  public <R> R use(TpmWork<Transport, R> tpm20, TpmWork<Tpm12Client, R> tpm12) throws IOException {
    try (Transport transport = open()) {
      return EitherFamily.over(transport, tpm20, tpm12);
    }
  }

  /**
   * The same, with a TPM 2.0 as a device, which manages what is loaded in it.
   *
   * @throws IOException if there is no TPM, it does not answer, or the work fails
   */
  public <R> R useDevice(TpmWork<TpmDevice, R> tpm20, TpmWork<Tpm12Client, R> tpm12)
      throws IOException {
    return use(
        transport -> {
          try (TpmDevice device = TpmDevice.open(transport, DeviceOptions.DEFAULT)) {
            return tpm20.with(device);
          }
        },
        tpm12);
  }
}
