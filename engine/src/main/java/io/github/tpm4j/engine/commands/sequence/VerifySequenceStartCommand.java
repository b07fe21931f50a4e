package io.github.tpm4j.engine.commands.sequence;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.SequenceObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.SignatureContext;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_VerifySequenceStart (version 185, Part 3, 17.6).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SCHEME, handle 1</td><td>the key has no scheme, or it cannot be verified</td></tr>
 * <tr><td>TPM_RC_HANDLE, handle 1</td><td>an HMAC key has no sensitive area</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 2</td><td>a hint that is not R of EdDSA, or not
 * empty for other schemes</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 3</td><td>the scheme takes no such context</td></tr>
 * <tr><td>TPM_RC_OBJECT_MEMORY</td><td>no slot is free</td></tr>
 * </table>
 */
final class VerifySequenceStartCommand
    implements Command<VerifySequenceStart.Request, VerifySequenceStart.Response> {

  @Override
  public VerifySequenceStart.Response run(TpmState tpm, VerifySequenceStart.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isSigningKey(), TpmRc.KEY.handle(1));
    TpmFailure.require(!SigningScheme.of(key).isNull(), TpmRc.SCHEME.handle(1));
    TpmFailure.require(!SigningScheme.isSplit(SigningScheme.of(key)), TpmRc.SCHEME.handle(1));
    boolean hasSecret = !key.isType(TpmAlg.KEYEDHASH) || !key.isPublicOnly();
    TpmFailure.require(hasSecret, TpmRc.HANDLE.handle(1));
    boolean fits = in.hint().size() == SignatureSequences.hintBytes(key);
    TpmFailure.require(fits, TpmRc.SIZE.parameter(2));
    SignatureContext.check(key, in.context(), 3);
    TpmHandle handle = tpm.objects().nextHandle();

    tpm.objects()
        .load(
            new SequenceObject(
                handle,
                in.auth(),
                SignatureSequences.verifying(tpm, key, in.hint(), in.context())));

    return new VerifySequenceStart.Response(handle);
  }
}
