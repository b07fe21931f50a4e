package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A client that is given any octets as the response to a command. */
final class ReceivedResponse {
  private static final List<CommandSpec<?, ?>> COMMANDS = Commands.all();

  /** Long enough for the parameters of any command. */
  private static final byte[] ZEROS = new byte[256];

  private static final List<TpmRequest<?>> REQUESTS = requests();

  private ReceivedResponse() {}

  /** Requests whose parameters are zeros; those that cannot be such are left out. */
  private static List<TpmRequest<?>> requests() {
    List<TpmRequest<?>> requests = new ArrayList<>();
    for (CommandSpec<?, ?> spec : COMMANDS) {
      request(spec).ifPresent(requests::add);
    }
    return requests;
  }

  private static Optional<TpmRequest<?>> request(CommandSpec<?, ?> spec) {
    List<TpmHandle> handles = Collections.nCopies(spec.handles().size(), TpmHandle.OWNER);
    try {
      ParameterReader in = new ParameterReader(new TpmReader(ZEROS, Limits.ANY));
      return Optional.of(spec.requestReader().read(handles, in));
    } catch (WireException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static int requestCount() {
    return REQUESTS.size();
  }

  /** The number of the request with this command code; empty if there is none. */
  static Optional<Integer> number(int code) {
    for (int number = 0; number < REQUESTS.size(); number++) {
      if (REQUESTS.get(number).spec().code().value() == code) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  /** The first octet chooses the command, the rest is the response. */
  static void read(byte[] input) {
    if (input.length == 0) {
      return;
    }
    TpmRequest<?> request = REQUESTS.get(Byte.toUnsignedInt(input[0]) % REQUESTS.size());
    byte[] response = Arrays.copyOfRange(input, 1, input.length);
    Authorization[] passwords = new Authorization[request.spec().authorizedHandles()];
    Arrays.fill(passwords, Authorization.password(SecretBytes.EMPTY));
    try (TpmClient client = new TpmClient(new OneResponse(response))) {
      client.execute(request, passwords);
    } catch (TpmException refused) {
      // Says what is wrong with the response, or what the TPM has answered.
    }
  }

  /** Gives one response, and then has no connection any more. */
  private static final class OneResponse implements Transport {
    private byte[] response;

    OneResponse(byte[] response) {
      this.response = response;
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      if (response == null) {
        throw new TransportException("no more");
      }
      byte[] once = response;
      response = null;
      return once;
    }

    @Override
    public TransportInfo info() {
      return new TransportInfo("octets", TransportInfo.Kind.SIMULATOR, false);
    }

    @Override
    public void close() {
      // There is nothing to give back.
    }
  }
}
