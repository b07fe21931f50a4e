package io.github.tpm4j.tpm12.engine.commands.testing;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.testing.ContinueSelfTest;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_ContinueSelfTest (Part 3, 4.2). */
public final class ContinueSelfTestCommand
    implements Command<ContinueSelfTest.Request, ContinueSelfTest.Response> {

  @Override
  public CommandSpec<ContinueSelfTest.Request, ContinueSelfTest.Response> spec() {
    return ContinueSelfTest.SPEC;
  }

  @Override
  public ContinueSelfTest.Response execute(ContinueSelfTest.Request request, Invocation call) {
    SelfTest.run();
    return new ContinueSelfTest.Response();
  }
}
