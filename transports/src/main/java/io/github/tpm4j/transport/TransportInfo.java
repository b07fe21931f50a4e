package io.github.tpm4j.transport;

/**
 * What a transport is connected to.
 *
 * @param tcti the configuration string that opens it again, such as {@code device:/dev/tpmrm0}
 * @param kind what stands at the other end
 * @param resourceManaged whether the other end swaps objects and sessions itself and frees them
 *     when the connection closes, as {@code /dev/tpmrm0} and tpm2-abrmd do
 */
public record TransportInfo(String tcti, Kind kind, boolean resourceManaged) {

  /** What stands at the other end of a transport. */
  public enum Kind {
    /** A TPM of the platform (a chip, firmware, or what a hypervisor shows the guest). */
    PLATFORM,
    /** A software TPM behind a socket. */
    SIMULATOR,
    /** The bundled TPM in this process: what passes there, no other process can see. */
    IN_PROCESS
  }
}
