package io.github.tpm4j.tpm12.engine.commands.capability;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.capability.GetCapabilityOwner;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_GetCapabilityOwner (Part 3, 7.3). */
public final class GetCapabilityOwnerCommand
    implements Command<GetCapabilityOwner.Request, GetCapabilityOwner.Response> {
  private static final Bytes VERSION = Bytes.of(new byte[] {1, 1, 0, 0});

  @Override
  public CommandSpec<GetCapabilityOwner.Request, GetCapabilityOwner.Response> spec() {
    return GetCapabilityOwner.SPEC;
  }

  @Override
  public GetCapabilityOwner.Response execute(GetCapabilityOwner.Request request, Invocation call) {
    call.authorizeOwner(0);
    int permanent = 0;
    for (PermanentFlag flag : PermanentFlag.values()) {
      permanent |= call.tpm().flags().is(flag) ? 1 << flag.ordinal() : 0;
    }
    int stClear = 0;
    for (StClearFlag flag : StClearFlag.values()) {
      stClear |= call.tpm().stClear().is(flag) ? 1 << flag.ordinal() : 0;
    }
    return new GetCapabilityOwner.Response(VERSION, permanent, stClear);
  }
}
