package io.github.tpm4j.tpm12.engine.commands.testing;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.testing.GetTestResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.nio.charset.StandardCharsets;

/** TPM_GetTestResult (Part 3, 4.3). */
public final class GetTestResultCommand
    implements Command<GetTestResult.Request, GetTestResult.Response> {
  private static final Bytes PASSED = Bytes.of("passed".getBytes(StandardCharsets.US_ASCII));

  @Override
  public CommandSpec<GetTestResult.Request, GetTestResult.Response> spec() {
    return GetTestResult.SPEC;
  }

  @Override
  public GetTestResult.Response execute(GetTestResult.Request request, Invocation call) {
    return new GetTestResult.Response(PASSED);
  }
}
