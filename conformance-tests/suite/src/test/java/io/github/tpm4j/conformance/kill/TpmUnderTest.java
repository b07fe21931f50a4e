package io.github.tpm4j.conformance.kill;

import io.github.tpm4j.conformance.commands.PasswordCommands;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.SecretBytes;

/** Sends commands, of which any may be the last. */
final class TpmUnderTest {
  private final Transport transport;

  TpmUnderTest(Transport transport) {
    this.transport = transport;
  }

  /**
   * Runs a command that must succeed.
   *
   * @throws TransportException if the TPM was killed
   */
  <R extends TpmResponse> R run(TpmRequest<R> request, SecretBytes... passwords)
      throws TransportException {
    return PasswordCommands.response(
        request, transport.transmit(PasswordCommands.octets(request, passwords)));
  }

  /** The response code of a command. */
  TpmRc code(TpmRequest<?> request, SecretBytes... passwords) throws TransportException {
    return PasswordCommands.code(transport.transmit(PasswordCommands.octets(request, passwords)));
  }

  /** The ownerAuth of a number. */
  static SecretBytes ownerAuth(long number) {
    return number == 0
        ? SecretBytes.EMPTY
        : SecretBytes.adopt(Change.pattern(number | 1L << 56, Long.BYTES));
  }
}
