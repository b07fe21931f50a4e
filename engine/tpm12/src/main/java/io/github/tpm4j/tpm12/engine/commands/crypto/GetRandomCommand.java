package io.github.tpm4j.tpm12.engine.commands.crypto;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.engine.capability.Capabilities;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_GetRandom (Part 3, 13.6). */
public final class GetRandomCommand implements Command<GetRandom.Request, GetRandom.Response> {
  private static final int HEADER_AND_SIZE_BYTES = 14;
  private static final int MOST_BYTES = Capabilities.BUFFER_SIZE_BYTES - HEADER_AND_SIZE_BYTES;

  @Override
  public CommandSpec<GetRandom.Request, GetRandom.Response> spec() {
    return GetRandom.SPEC;
  }

  @Override
  public GetRandom.Response execute(GetRandom.Request request, Invocation call) {
    boolean isMore = Integer.compareUnsigned(request.bytesRequested(), MOST_BYTES) > 0;
    int count = isMore ? MOST_BYTES : request.bytesRequested();
    return new GetRandom.Response(Bytes.of(call.tpm().random().bytes(count)));
  }
}
