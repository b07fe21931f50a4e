package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.Ecdh;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.EccEncrypt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_ECC_Encrypt (Part 3, 14.8 of the revisions after 1.59).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not an ECC key, or one of X25519 or
 *     X448, or its point is not on the
 *     curve</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key may not decrypt</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>inScheme is not the key's, or not KDF2</td></tr>
 * <tr><td>TPM_RC_NO_RESULT</td><td>the shared point is the point at infinity</td></tr>
 * </table>
 */
final class EccEncryptCommand implements Command<EccEncrypt.Request, EccEncrypt.Response> {

  @Override
  public EccEncrypt.Response run(TpmState tpm, EccEncrypt.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(KeyUses.hasPoint(key), TpmRc.KEY.handle(1));
    TpmFailure.require(key.has(TpmaObject.DECRYPT), TpmRc.ATTRIBUTES.handle(1));
    EccEncryption encryption = EccEncryption.select(key, in.inScheme(), 2);
    EccPoint other =
        key.keyMaterial().eccPoint().orElseThrow(() -> new TpmFailure(TpmRc.KEY.handle(1)));
    try (EccPrivateKey ephemeral = EccPrivateKey.generate(other.curve(), tpm.random())) {
      EccPoint shared = Ecdh.share(ephemeral, other);
      TpmFailure.require(!shared.isInfinity(), TpmRc.NO_RESULT);

      byte[] plainText = in.plainText().borrow();
      return new EccEncrypt.Response(
          EccPoints.wire(ephemeral.publicPoint()),
          Bytes.adopt(encryption.mask(shared, plainText)),
          Bytes.adopt(encryption.digest(shared, plainText)));
    }
  }
}
