package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.storage.Sealx;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.seal.DataMask;
import io.github.tpm4j.tpm12.engine.seal.StoredData;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.Arrays;

/** TPM_Sealx (Part 3, 10.7). */
public final class SealxCommand implements Command<Sealx.Request, Sealx.Response> {
  /** TPM_ET_XOR and TPM_ET_KEY: the response of TPM_Unseal is encrypted. */
  private static final int ET_XOR_KEY = EntityConstants.ET_KEY;

  @Override
  public CommandSpec<Sealx.Request, Sealx.Response> spec() {
    return Sealx.SPEC;
  }

  @Override
  public Sealx.Response execute(Sealx.Request request, Invocation call) {
    LoadedKey parent = call.tpm().keys().get(request.keyHandle());
    parent.requireUsable(call.tpm().pcrs(), call.locality());
    call.authorizeByOsap(0, parent.entity());
    Bytes pcrInfo = request.pcrInfo();
    TpmFailure.require(pcrInfo.size() == 0 || StoredData.isLong(pcrInfo), TpmResult.BADINDEX);
    byte[] encrypted = request.inData().toArray();
    byte[] data =
        DataMask.apply(
            encrypted,
            call.session(0).nonceEven(),
            call.nonceOdd(0),
            call.session(0).sharedSecret());
    Sealx.Response response =
        new Sealx.Response(
            Sealing.seal(parent, request.encAuth(), request.pcrInfo(), ET_XOR_KEY, data, call));
    Arrays.fill(data, (byte) 0);
    return response;
  }
}
