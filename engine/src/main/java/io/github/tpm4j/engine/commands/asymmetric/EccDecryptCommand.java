package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.Ecdh;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.asymmetric.EccDecrypt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.MessageDigest;

/**
 * TPM2_ECC_Decrypt (Part 3, 14.9 of the revisions after 1.59).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not an ECC key, or one of X25519 or
 *     X448</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key is restricted, or may not decrypt</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 4</td><td>inScheme is not the key's, or not KDF2</td></tr>
 * <tr><td>TPM_RC_NO_RESULT</td><td>C1 is not on the key's curve, or the shared point is the point
 *     at infinity</td></tr>
 * <tr><td>TPM_RC_VALUE</td><td>C3 is not the digest of the data</td></tr>
 * <tr><td>TPM_RC_BINDING</td><td>the private key is out of range</td></tr>
 * </table>
 */
final class EccDecryptCommand implements Command<EccDecrypt.Request, EccDecrypt.Response> {

  @Override
  public EccDecrypt.Response run(TpmState tpm, EccDecrypt.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(KeyUses.hasPoint(key), TpmRc.KEY.handle(1));
    TpmFailure.require(KeyUses.decryptsFreely(key), TpmRc.ATTRIBUTES.handle(1));
    EccEncryption encryption = EccEncryption.select(key, in.inScheme(), 4);
    EccPrivateKey privateKey =
        key.keyMaterial().eccPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    EccPoint shared =
        EccPoints.onCurve(privateKey.curve(), in.c1())
            .map(c1 -> Ecdh.share(privateKey, c1))
            .filter(point -> !point.isInfinity())
            .orElseThrow(() -> new TpmFailure(TpmRc.NO_RESULT));
    SecretBytes plainText = SecretBytes.adopt(encryption.mask(shared, in.c2().borrow()));
    byte[] digest = encryption.digest(shared, plainText.borrow());
    TpmFailure.require(MessageDigest.isEqual(digest, in.c3().borrow()), TpmRc.VALUE);

    return new EccDecrypt.Response(plainText);
  }
}
