package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_Decapsulate (version 185, Part 3, 14.11). A ciphertext that nobody made gives a secret of
 * ML-KEM, too (FIPS 203's implicit rejection).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is neither one of ML-KEM nor an ECC key with
 *     HKDF</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key is restricted or may not decrypt</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>the ciphertext is not of the parameter set's or the
 *     curve's size</td></tr>
 * <tr><td>TPM_RC_ECC_POINT, parameter 1</td><td>the ciphertext is no uncompressed point of the
 *     key's curve</td></tr>
 * <tr><td>TPM_RC_NO_RESULT</td><td>the ciphertext is a point of low order of X25519 or X448, with
 *     which every secret is zero</td></tr>
 * <tr><td>TPM_RC_BINDING</td><td>the private key is out of range</td></tr>
 * </table>
 */
final class DecapsulateCommand implements Command<Decapsulate.Request, Decapsulate.Response> {

  @Override
  public Decapsulate.Response run(TpmState tpm, Decapsulate.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    KeyEncapsulation encapsulation = KeyEncapsulation.of(key);
    TpmFailure.require(KeyUses.decryptsFreely(key), TpmRc.ATTRIBUTES.handle(1));
    return new Decapsulate.Response(encapsulation.decapsulate(key, in.ciphertext()));
  }
}
