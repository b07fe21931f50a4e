package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.KeyMaterial;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_Decapsulate (version 185, Part 3, 14.11). A ciphertext that nobody made gives a secret, too
 * (FIPS 203's implicit rejection).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not one of ML-KEM</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key is restricted or may not decrypt</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>the ciphertext is not of the parameter set's size</td></tr>
 * </table>
 */
final class DecapsulateCommand implements Command<Decapsulate.Request, Decapsulate.Response> {

  @Override
  public Decapsulate.Response run(TpmState tpm, Decapsulate.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isType(TpmAlg.MLKEM), TpmRc.KEY.handle(1));
    boolean decrypts = key.has(TpmaObject.DECRYPT) && !key.has(TpmaObject.RESTRICTED);
    TpmFailure.require(decrypts, TpmRc.ATTRIBUTES.handle(1));
    KeyMaterial material = key.keyMaterial();
    boolean fits = in.ciphertext().size() == material.mlKemSet().ciphertextBytes();
    TpmFailure.require(fits, TpmRc.SIZE.parameter(1));

    byte[] secret = material.mlKemPrivate().decapsulate(in.ciphertext().borrow());
    return new Decapsulate.Response(SecretBytes.adopt(secret));
  }
}
