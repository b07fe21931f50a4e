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
    authorize(identity, call);
    TpmFailure.require(identity.isOf(KeyConstants.USAGE_IDENTITY), TpmResult.BAD_PARAMETER);
    byte[] plain =
        RsaKeys.decryptOaep(tpm.endorsement().key().rsa(), request.blob())
            .orElseThrow(() -> new TpmFailure(TpmResult.DECRYPT_ERROR));
    // swtpm's TPM passes over what comes after the structure, too.
    TpmAsymCaContents contents = TpmAsymCaContents.read(new TpmReader(plain));
    Arrays.fill(plain, (byte) 0);
    boolean isFor = contents.idDigest().equals(identity.publicPart().pubkey().digest());
    TpmFailure.require(isFor, TpmResult.BAD_PARAMETER);
    return new ActivateIdentity.Response(contents.sessionKey());
  }

  /**
   * The owner's secret counts as the first of the two, though its session is the second (seen with
   * swtpm's TPM).
   */
  private static void authorize(LoadedKey identity, Invocation call) {
    if (call.sessions() == 1) {
      call.authorizeKey(1, identity);
      call.authorizeOwner(0);
      return;
    }
    refusing(TpmResult.AUTHFAIL, () -> call.authorizeOwner(1));
    refusing(TpmResult.AUTH2FAIL, () -> call.authorizeKey(0, identity));
  }

  private static void refusing(TpmResult code, Runnable authorization) {
    try {
      authorization.run();
    } catch (TpmFailure e) {
      boolean isWrong = e.code() == TpmResult.AUTHFAIL || e.code() == TpmResult.AUTH2FAIL;
      throw isWrong ? new TpmFailure(code) : e;
    }
  }
}
