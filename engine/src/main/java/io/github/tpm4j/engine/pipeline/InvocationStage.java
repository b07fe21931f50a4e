package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;

/** Decrypts and reads the parameters (Part 3, 5.6 and 5.7) and runs the command. */
final class InvocationStage {
  private final TpmState tpm;

  InvocationStage(TpmState tpm) {
    this.tpm = tpm;
  }

  TpmResponse run(ReceivedCommand command) {
    SessionUse decrypt = command.sessions().decrypt();
    if (decrypt == null) {
      return run(command, command.entry(), command.parameters());
    }
    byte[] clear = ParameterEncryption.decryptFirst(decrypt, command.parameters());
    try {
      return run(command, command.entry(), clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private <Q extends TpmRequest<R>, R extends TpmResponse> R run(
      ReceivedCommand command, CommandEntry<Q, R> entry, byte[] parameters) {
    Q request = read(command, entry, parameters);
    return entry.command().run(tpm, request, command.locality());
  }

  private <Q extends TpmRequest<R>, R extends TpmResponse> Q read(
      ReceivedCommand command, CommandEntry<Q, R> entry, byte[] bytes) {
    TpmReader in = new TpmReader(bytes, tpm.profile());
    ParameterReader parameters = new ParameterReader(in);
    try {
      Q request = entry.spec().requestReader().read(command.handles().handles(), parameters);
      TpmFailure.require(in.remaining() == 0, TpmRc.SIZE);
      return request;
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.of(e).parameter(parameters.number()));
    }
  }
}
