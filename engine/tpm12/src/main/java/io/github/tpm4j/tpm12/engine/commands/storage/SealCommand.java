package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.storage.Seal;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import java.util.Arrays;

/** TPM_Seal (Part 3, 10.1). */
public final class SealCommand implements Command<Seal.Request, Seal.Response> {

  @Override
  public CommandSpec<Seal.Request, Seal.Response> spec() {
    return Seal.SPEC;
  }

  @Override
  public Seal.Response execute(Seal.Request request, Invocation call) {
    LoadedKey parent = call.tpm().keys().get(request.keyHandle());
    parent.requireUsable(call.tpm().pcrs(), call.locality());
    call.authorizeByOsap(0, parent.entity());
    try (SecretBytes inData = request.inData()) {
      byte[] data = inData.toArray();
      Seal.Response response =
          new Seal.Response(
              Sealing.seal(parent, request.encAuth(), request.pcrInfo(), 0, data, call));
      Arrays.fill(data, (byte) 0);
      return response;
    }
  }
}
