package io.github.tpm4j.tpm12.engine.commands.identity;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.identity.ActivateIdentity;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmAsymCaContents;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.util.Arrays;

/** TPM_ActivateIdentity (Part 3, 15.2). */
public final class ActivateIdentityCommand
    implements Command<ActivateIdentity.Request, ActivateIdentity.Response> {

  @Override
  public CommandSpec<ActivateIdentity.Request, ActivateIdentity.Response> spec() {
    return ActivateIdentity.SPEC;
  }

  @Override
  public ActivateIdentity.Response execute(ActivateIdentity.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey identity = tpm.keys().get(request.idKeyHandle());
    int ownerIndex = call.sessions() - 1;
    if (ownerIndex > 0) {
      call.authorizeKey(0, identity);
    } else {
      call.authorizeKey(call.sessions(), identity);
    }
    call.authorizeOwner(ownerIndex);
    TpmFailure.require(identity.isOf(KeyConstants.USAGE_IDENTITY), TpmResult.BAD_PARAMETER);
    byte[] plain =
        RsaKeys.decryptOaep(tpm.endorsement().key().rsa(), request.blob())
            .orElseThrow(() -> new TpmFailure(TpmResult.DECRYPT_ERROR));
    TpmAsymCaContents contents = TpmReader.readWhole(Bytes.of(plain), TpmAsymCaContents::read);
    Arrays.fill(plain, (byte) 0);
    boolean isFor = contents.idDigest().equals(identity.publicPart().pubkey().digest());
    TpmFailure.require(isFor, TpmResult.BAD_PARAMETER);
    return new ActivateIdentity.Response(contents.sessionKey());
  }
}
