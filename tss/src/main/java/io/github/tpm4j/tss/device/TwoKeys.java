package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.managed.KeyInUse;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.TwoKeyUse;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.BiFunction;

/**
 * Two keys of one TPM that a command uses together.
 *
 * @param first whose handle is the first one of the command
 */
record TwoKeys(TpmKey first, TpmKey second) {

  static TwoKeys of(TpmKey first, TpmKey second) {
    return new TwoKeys(first, second);
  }

  /**
   * Sends a command in one turn.
   *
   * @param request makes it of the keys' handles
   */
  <R extends TpmResponse> R execute(
      Secrecy secrecy, BiFunction<TpmHandle, TpmHandle, TpmRequest<R>> request) {
    // The authValues are asked for before the TPM is held: a person may be slow to answer.
    try (SecretBytes ofFirst = first.authorization().authValue().get();
        SecretBytes ofSecond = second.authorization().askAuthValue()) {
      return first.inTurn(
          turn -> {
            try (Resident one = first.hold(turn);
                Resident two = second.hold(turn)) {
              return new TwoKeyUse(turn, secrecy)
                  .execute(
                      request.apply(one.object().handle(), two.object().handle()),
                      new KeyInUse(one.object(), first.authorization(), ofFirst),
                      new KeyInUse(two.object(), second.authorization(), ofSecond));
            }
          });
    }
  }
}
