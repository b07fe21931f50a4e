package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import java.util.List;

/**
 * What tcsd calls a TPM command, and what it wants and answers.
 *
 * @param ordinal the command
 * @param number of the call
 * @param request after the context, and before the authorisations
 * @param response after the authorisations, unless they are last
 * @param authorizationsLast whether a reply ends with them
 */
record TcsCall(
    TpmOrd ordinal,
    int number,
    List<TcsParameter> request,
    List<TcsParameter> response,
    boolean authorizationsLast) {

  static TcsCall of(
      TpmOrd ordinal, int number, List<TcsParameter> request, List<TcsParameter> response) {
    return new TcsCall(ordinal, number, request, response, false);
  }

  TcsCall withAuthorizationsLast() {
    return new TcsCall(ordinal, number, request, response, true);
  }
}
