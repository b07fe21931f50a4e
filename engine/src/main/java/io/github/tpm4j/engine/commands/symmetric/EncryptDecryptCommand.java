package io.github.tpm4j.engine.commands.symmetric;

import io.github.tpm4j.engine.commands.symmetric.CipherOperation.Parameters;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_EncryptDecrypt (Part 3, 15.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not a symmetric cipher</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key is restricted, or not for this
 *     direction</td></tr>
 * <tr><td>TPM_RC_MODE, handle 1</td><td>the key is for MACs</td></tr>
 * <tr><td>TPM_RC_MODE, parameter 2</td><td>mode is not the key's, or there is none</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 3</td><td>ivIn is not of the block's size; for ECB, not
 *     empty</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 4</td><td>for CBC and ECB, inData is no multiple of the
 *     block</td></tr>
 * </table>
 */
final class EncryptDecryptCommand
    implements Command<EncryptDecrypt.Request, EncryptDecrypt.Response> {
  private static final Parameters PARAMETERS = new Parameters(2, 3, 4);

  @Override
  public EncryptDecrypt.Response run(TpmState tpm, EncryptDecrypt.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    SymmetricCipher.Result result =
        new CipherOperation(key, in.decrypt(), in.mode(), in.ivIn(), in.inData()).run(PARAMETERS);
    return new EncryptDecrypt.Response(
        SecretBytes.adopt(result.data()), Bytes.adopt(result.ivOut()));
  }
}
