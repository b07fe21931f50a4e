package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.Credentials;
import io.github.tpm4j.engine.wrapping.SecretSharing;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_ActivateCredential (Part 3, 12.5): the credential, if this TPM has both the key and the
 * object that it was made for.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_TYPE, handle 2</td><td>no asymmetric storage key</td></tr>
 * <tr><td>TPM_RC_SIZE, TPM_RC_VALUE, TPM_RC_ECC_POINT, TPM_RC_INSUFFICIENT, parameter 2;
 *     TPM_RC_NO_RESULT</td><td>as {@link SecretSharing#decrypt}</td></tr>
 * <tr><td>TPM_RC_INTEGRITY, TPM_RC_SIZE, TPM_RC_INSUFFICIENT, parameter 1</td><td>as {@link
 *     Credentials#unwrap}</td></tr>
 * </table>
 */
final class ActivateCredentialCommand
    implements Command<ActivateCredential.Request, ActivateCredential.Response> {

  @Override
  public ActivateCredential.Response run(TpmState tpm, ActivateCredential.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isAsymmetricStorageKey(), TpmRc.TYPE.handle(2));
    SecretBytes seed =
        TpmFailure.inParameter(
            2, () -> SecretSharing.decrypt(key, KdfLabel.IDENTITY, in.secret(), tpm.profile()));
    LoadedObject object = tpm.objects().get(in.activateHandle());
    SecretBytes credential =
        TpmFailure.inParameter(
            1,
            () -> Credentials.unwrap(key, seed, object.name(), in.credentialBlob(), tpm.profile()));

    seed.close();
    return new ActivateCredential.Response(credential);
  }
}
