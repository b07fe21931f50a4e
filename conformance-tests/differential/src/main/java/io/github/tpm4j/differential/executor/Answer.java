package io.github.tpm4j.differential.executor;

import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/**
 * What one TPM answered.
 *
 * @param code the response code
 * @param tag the tag of the response
 * @param response handle and parameters, decrypted; null unless the code is TPM_RC_SUCCESS
 * @param sessions the session area
 * @param defect in words, where the response is malformed; null otherwise
 * @param command the octets that were sent
 * @param octets the octets that came back
 */
public record Answer(
    TpmRc code,
    int tag,
    TpmResponse response,
    List<ResponseSession> sessions,
    String defect,
    Bytes command,
    Bytes octets) {

  public boolean succeeded() {
    return code.equals(TpmRc.SUCCESS) && response != null;
  }
}
