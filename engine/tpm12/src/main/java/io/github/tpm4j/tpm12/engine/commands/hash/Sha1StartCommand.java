package io.github.tpm4j.tpm12.engine.commands.hash;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.hash.Sha1Start;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.hash.Sha1Thread;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_SHA1Start (Part 3, 13.1). */
public final class Sha1StartCommand implements Command<Sha1Start.Request, Sha1Start.Response> {

  @Override
  public CommandSpec<Sha1Start.Request, Sha1Start.Response> spec() {
    return Sha1Start.SPEC;
  }

  @Override
  public Sha1Start.Response execute(Sha1Start.Request request, Invocation call) {
    call.tpm().sha1().start();
    return new Sha1Start.Response(Sha1Thread.LARGEST_PIECE_BYTES);
  }
}
