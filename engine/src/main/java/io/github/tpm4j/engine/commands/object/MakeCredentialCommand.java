package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.Credentials;
import io.github.tpm4j.engine.wrapping.SecretSharing;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_MakeCredential (Part 3, 12.6): what a certificate authority would do, by a public area.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>no asymmetric storage key</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>credential is longer than a digest of the key's nameAlg
 *     </td></tr>
 * <tr><td>TPM_RC_KEY, TPM_RC_HASH, TPM_RC_VALUE, handle 1</td><td>as {@link
 *     SecretSharing#encrypt}</td></tr>
 * </table>
 */
final class MakeCredentialCommand
    implements Command<MakeCredential.Request, MakeCredential.Response> {

  @Override
  public MakeCredential.Response run(TpmState tpm, MakeCredential.Request in) {
    LoadedObject key = tpm.objects().get(in.handle());
    TpmFailure.require(key.isAsymmetricStorageKey(), TpmRc.TYPE.handle(1));
    int digestBytes = key.nameHash().digestBytes();
    TpmFailure.require(in.credential().size() <= digestBytes, TpmRc.SIZE.parameter(1));
    SecretSharing.Shared shared =
        TpmFailure.inHandle(1, () -> SecretSharing.encrypt(key, KdfLabel.IDENTITY, tpm.random()));

    Bytes blob = Credentials.wrap(key, shared.secret(), in.objectName(), in.credential());
    shared.secret().close();
    return new MakeCredential.Response(blob, shared.encrypted());
  }
}
