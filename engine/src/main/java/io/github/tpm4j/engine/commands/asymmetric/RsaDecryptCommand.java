package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_RSA_Decrypt (Part 3, 14.3).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not an RSA key</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key is restricted, or may not decrypt</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 3</td><td>label does not end with an octet of 0</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>inScheme is not the key's</td></tr>
 * <tr><td>TPM_RC_SIZE</td><td>cipherText has not the size of the modulus</td></tr>
 * <tr><td>TPM_RC_VALUE</td><td>cipherText is not below the modulus, or the padding is
 *     wrong</td></tr>
 * <tr><td>TPM_RC_BINDING</td><td>the halves of the key do not belong together</td></tr>
 * </table>
 */
final class RsaDecryptCommand implements Command<RsaDecrypt.Request, RsaDecrypt.Response> {

  @Override
  public RsaDecrypt.Response run(TpmState tpm, RsaDecrypt.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isType(TpmAlg.RSA), TpmRc.KEY.handle(1));
    TpmFailure.require(KeyUses.decryptsFreely(key), TpmRc.ATTRIBUTES.handle(1));
    TpmFailure.require(RsaPadding.isLabel(in.label()), TpmRc.VALUE.parameter(3));
    RsaPadding padding = RsaPadding.select(key, in.inScheme());
    RsaPrivateKey privateKey =
        key.keyMaterial().rsaPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    byte[] cipherText = in.cipherText().borrow();
    TpmFailure.require(cipherText.length == privateKey.publicKey().sizeBytes(), TpmRc.SIZE);
    TpmFailure.require(privateKey.publicKey().isInRange(cipherText), TpmRc.VALUE);

    byte[] message =
        padding
            .decrypt(privateKey, cipherText, in.label())
            .orElseThrow(() -> new TpmFailure(TpmRc.VALUE));
    return new RsaDecrypt.Response(SecretBytes.adopt(message));
  }
}
