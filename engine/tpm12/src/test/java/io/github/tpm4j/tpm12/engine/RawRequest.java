package io.github.tpm4j.tpm12.engine;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.engine.dispatch.CommandTable;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** An ordinal with any bytes for its parameters; of the response nothing is looked at. */
final class RawRequest implements TpmRequest<RawRequest.Response> {
  /** After these the others would find another TPM. */
  private static final Set<TpmOrd> ENDING =
      EnumSet.of(
          TpmOrd.STARTUP,
          TpmOrd.SET_TEMP_DEACTIVATED,
          TpmOrd.PHYSICAL_DISABLE,
          TpmOrd.PHYSICAL_SET_DEACTIVATED,
          TpmOrd.FORCE_CLEAR);

  private static final CommandTable COMMANDS = new CommandTable();

  private final TpmOrd ordinal;
  private final List<Integer> handles;
  private final byte[] parameters;

  RawRequest(TpmOrd ordinal, Random random) {
    this.ordinal = ordinal;
    int count = known().map(CommandSpec::handles).orElse(0);
    handles = Stream.generate(() -> random.nextInt(3) << 30).limit(count).toList();
    parameters = new byte[random.nextInt(80)];
    random.nextBytes(parameters);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = random.nextInt(3) == 0 ? parameters[i] : 0;
    }
  }

  private Optional<CommandSpec<?, ?>> known() {
    return COMMANDS.find(ordinal.value()).map(it -> it.command().spec());
  }

  /** Whether a number of four bytes is not whole. */
  boolean isCut() {
    return parameters.length < Integer.BYTES;
  }

  boolean endsAll() {
    return ENDING.contains(ordinal);
  }

  @Override
  public CommandSpec<RawRequest, Response> spec() {
    CommandSpec.Builder<RawRequest, Response> spec =
        CommandSpec.command(
            ordinal,
            (given, in) -> this,
            (handle, in) -> {
              in.bytes(in.remaining());
              return new Response();
            });
    boolean hasHandle = known().map(CommandSpec::hasResponseHandle).orElse(false);
    return (hasHandle ? spec.responseHandle() : spec).handles(handles.size()).build();
  }

  @Override
  public List<Integer> handles() {
    return handles;
  }

  @Override
  public void writeParameters(TpmWriter out) {
    out.array(parameters);
  }

  /** Whatever came back. */
  record Response() implements TpmResponse {
    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
