package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;

/**
 * TPM2_Encapsulate (version 185, Part 3, 14.10): anyone may, by the public area, whatever its
 * attributes.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is neither one of ML-KEM nor an ECC key with HKDF, or
 *     its encoding is refused (FIPS 203, 7.2), or its point is not on the curve or of low
 *     order</td></tr>
 * </table>
 */
final class EncapsulateCommand implements Command<Encapsulate.Request, Encapsulate.Response> {

  @Override
  public Encapsulate.Response run(TpmState tpm, Encapsulate.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    return KeyEncapsulation.of(key).encapsulate(key, tpm.random());
  }
}
