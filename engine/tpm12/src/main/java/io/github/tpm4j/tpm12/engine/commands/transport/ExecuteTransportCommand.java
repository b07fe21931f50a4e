package io.github.tpm4j.tpm12.engine.commands.transport;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.transport.ExecuteTransport;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.transportsession.NamedKeys;
import io.github.tpm4j.tpm12.engine.transportsession.TransportSession;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.transportsession.TransportCipher;
import io.github.tpm4j.tpm12.transportsession.TransportLog;
import io.github.tpm4j.tpm12.transportsession.WrappedParameters;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** TPM_ExecuteTransport (Part 3, 24.2). */
public final class ExecuteTransportCommand
    implements Command<ExecuteTransport.Request, ExecuteTransport.Response> {
  /** Sessions are not wrapped in sessions. */
  private static final Set<TpmOrd> NEVER_WRAPPED =
      EnumSet.of(
          TpmOrd.ESTABLISH_TRANSPORT, TpmOrd.EXECUTE_TRANSPORT, TpmOrd.RELEASE_TRANSPORT_SIGNED);

  private final IntFunction<Optional<CommandSpec<?, ?>>> specs;

  /**
   * @param specs describes the command of an ordinal, if there is one
   */
  public ExecuteTransportCommand(IntFunction<Optional<CommandSpec<?, ?>>> specs) {
    this.specs = specs;
  }

  @Override
  public CommandSpec<ExecuteTransport.Request, ExecuteTransport.Response> spec() {
    return ExecuteTransport.SPEC;
  }

  @Override
  public ExecuteTransport.Response execute(ExecuteTransport.Request request, Invocation call) {
    TransportSession session = call.openTransport(0);
    byte[] encrypted = request.wrappedCmd().toArray();
    CommandSpec<?, ?> wrapped = wrapped(encrypted);
    WrappedParameters place = place(wrapped, encrypted);
    Bytes nonceOdd = call.nonceOdd(0);
    byte[] plain =
        place.replaced(
            encrypted,
            data -> session.crypt(TransportCipher.IN, session.nonceEven(), nonceOdd, data));
    try {
      Bytes digest = place.digest(plain, wrapped.ordinal().value());
      call.authorizeTransport(0, inParamDigest(encrypted.length, digest));
      boolean isWrappable = !NEVER_WRAPPED.contains(wrapped.ordinal());
      TpmFailure.require(isWrappable, TpmResult.NO_WRAP_TRANSPORT);
      TransportLog log =
          session.keepsLog()
              ? session.log().with(digest, NamedKeys.of(wrapped, plain, call.tpm()))
              : session.log();
      return response(session, wrapped, log, call.executeWrapped(plain), call);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private CommandSpec<?, ?> wrapped(byte[] command) {
    try {
      return specs
          .apply(WrappedParameters.code(command))
          .orElseThrow(() -> new TpmFailure(TpmResult.BAD_PARAMETER));
    } catch (WireException e) {
      throw new TpmFailure(TpmResult.BAD_PARAMETER);
    }
  }

  private static WrappedParameters place(CommandSpec<?, ?> wrapped, byte[] command) {
    try {
      return WrappedParameters.ofCommand(wrapped, command);
    } catch (WireException e) {
      throw new TpmFailure(TpmResult.BAD_PARAMETER);
    }
  }

  private Bytes inParamDigest(int wrappedCmdSize, Bytes wrappedDigest) {
    TpmWriter digested = new TpmWriter();
    digested.u32(spec().ordinal().value()).u32(wrappedCmdSize).digest(wrappedDigest);
    return Sha1.of(Bytes.of(digested.toByteArray()));
  }

  private static ExecuteTransport.Response response(
      TransportSession session,
      CommandSpec<?, ?> wrapped,
      TransportLog log,
      byte[] plain,
      Invocation call) {
    TpmCurrentTicks now = call.tpm().ticks().now();
    WrappedParameters place = WrappedParameters.ofResponse(wrapped, plain);
    Bytes digest = place.digest(plain, WrappedParameters.code(plain), wrapped.ordinal().value());
    if (session.keepsLog()) {
      session.setLog(log.with(digest, now, call.locality()));
    }
    Bytes nonceEven = call.nextNonceOfTransport(0);
    byte[] encrypted =
        place.replaced(
            plain, data -> session.crypt(TransportCipher.OUT, nonceEven, call.nonceOdd(0), data));
    Arrays.fill(plain, (byte) 0);
    return new ExecuteTransport.Response(
        now.currentTicks(), call.locality(), Bytes.of(encrypted), digest);
  }
}
