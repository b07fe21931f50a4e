package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.mlkem.MlKemPublicKey;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_Encapsulate (version 185, Part 3, 14.10): anyone may, by the public area, whatever its
 * attributes.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not one of ML-KEM, or its encoding is refused
 *     (FIPS 203, 7.2)</td></tr>
 * </table>
 */
final class EncapsulateCommand implements Command<Encapsulate.Request, Encapsulate.Response> {

  @Override
  public Encapsulate.Response run(TpmState tpm, Encapsulate.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isType(TpmAlg.MLKEM), TpmRc.KEY.handle(1));
    MlKemPublicKey publicKey =
        key.keyMaterial().mlKemPublic().orElseThrow(() -> new TpmFailure(TpmRc.KEY.handle(1)));

    MlKemPublicKey.Encapsulated made = publicKey.encapsulate(tpm.random());
    return new Encapsulate.Response(
        SecretBytes.adopt(made.secret()), Bytes.adopt(made.ciphertext()));
  }
}
