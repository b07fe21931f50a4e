package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.transport.TransportInfo;

/** What stands at the other end of a transport, in words for people. */
public final class TpmKind {
  private TpmKind() {}

  /**
   * The words.
   *
   * @param software whether it is known to be software
   */
  public static String words(TransportInfo transport, boolean software) {
    return switch (transport.kind()) {
      case IN_PROCESS -> "software (bundled): file permissions alone protect its keys";
      case SIMULATOR -> "software TPM behind a socket";
      case PLATFORM ->
          software
              ? "software TPM of a virtual machine"
              : "TPM of this machine: a chip, or its firmware";
    };
  }
}
