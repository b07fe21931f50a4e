package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.pcr.PcrValues;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what it means that a TPM 1.2 gives sealed data not back, and what to do.
 *
 * @param client of the TPM
 * @param demanded the values of PCR that are known to be demanded
 */
record UnsealRefusal(Tpm12Client client, List<PcrValues> demanded) {

  /** The exception to be thrown in place of a refusal. */
  RuntimeException explained(TpmResponseException e) {
    if (e.is(TpmResult.WRONGPCRVAL)) {
      return new TpmPolicyException(
          "The sealed data are bound to other values of PCR than they have now" + differing(), e);
    }
    if (e.is(TpmResult.NOTSEALED_BLOB) || e.is(TpmResult.DECRYPT_ERROR)) {
      return new TpmForeignKeyException(
          "This TPM has not sealed these data, or was cleared or given another owner since, or they"
              + " are damaged: unseal them where they were sealed",
          e);
    }
    if (e.is(TpmResult.AUTH2FAIL)) {
      return new TpmException(
          "The password of the sealed data is wrong. Give the right one; each wrong try counts, and"
              + " after some the TPM locks itself for a while",
          e);
    }
    return NoOwner.explained(client, e);
  }

  private String differing() {
    String differing =
        demanded.stream()
            .flatMap(
                values -> {
                  PcrValues now = PcrBinding.read(client, values.selection());
                  return values.values().entrySet().stream()
                      .filter(pcr -> !pcr.getValue().equals(now.of(pcr.getKey())))
                      .map(pcr -> pcr.getKey() + " is " + now.of(pcr.getKey()));
                })
            .collect(Collectors.joining(", "));
    return differing.isEmpty() ? "" : ": " + differing;
  }
}
