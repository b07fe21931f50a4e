package io.github.tpm4j.tpm12.engine.commands.testing;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.testing.SelfTestFull;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_SelfTestFull (Part 3, 4.1). */
public final class SelfTestFullCommand
    implements Command<SelfTestFull.Request, SelfTestFull.Response> {

  @Override
  public CommandSpec<SelfTestFull.Request, SelfTestFull.Response> spec() {
    return SelfTestFull.SPEC;
  }

  @Override
  public SelfTestFull.Response execute(SelfTestFull.Request request, Invocation call) {
    SelfTest.run();
    return new SelfTestFull.Response();
  }
}
