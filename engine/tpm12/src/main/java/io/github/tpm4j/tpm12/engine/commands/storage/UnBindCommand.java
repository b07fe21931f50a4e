package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.storage.UnBind;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import java.util.Arrays;

/** TPM_UnBind (Part 3, 10.3). */
public final class UnBindCommand implements Command<UnBind.Request, UnBind.Response> {
  /** TPM_BOUND_DATA: TPM_STRUCT_VER and TPM_PT_BIND. */
  private static final byte[] BOUND_DATA = {1, 1, 0, 0, 2};

  @Override
  public CommandSpec<UnBind.Request, UnBind.Response> spec() {
    return UnBind.SPEC;
  }

  @Override
  public UnBind.Response execute(UnBind.Request request, Invocation call) {
    LoadedKey key = call.tpm().keys().get(request.keyHandle());
    TpmFailure.require(request.inData().size() > 0, TpmResult.BAD_PARAMETER);
    call.authorizeKey(0, key);
    boolean decrypts = key.isOf(KeyConstants.USAGE_BIND, KeyConstants.USAGE_LEGACY);
    TpmFailure.require(decrypts, TpmResult.INVALID_KEYUSAGE);
    boolean isOaep =
        key.publicPart().algorithmParms().encScheme() == KeyConstants.ES_RSAESOAEP_SHA1_MGF1;
    byte[] plain =
        (isOaep
                ? RsaKeys.decryptOaep(key.rsa(), request.inData())
                : RsaKeys.decryptPkcs1(key.rsa(), request.inData()))
            .orElseThrow(() -> new TpmFailure(TpmResult.DECRYPT_ERROR));
    boolean isAsItIs = !isOaep && key.isOf(KeyConstants.USAGE_LEGACY);
    return new UnBind.Response(SecretBytes.of(isAsItIs ? plain : data(plain)));
  }

  private static byte[] data(byte[] plain) {
    boolean isBound =
        plain.length >= BOUND_DATA.length
            && Arrays.equals(Arrays.copyOf(plain, BOUND_DATA.length), BOUND_DATA);
    TpmFailure.require(isBound, TpmResult.INVALID_STRUCTURE);
    return Arrays.copyOfRange(plain, BOUND_DATA.length, plain.length);
  }
}
