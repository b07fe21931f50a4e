package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.conformance.fuzz.TpmState.Change;
import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.entropy.Entropy;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A bundled TPM that is held, at every command, to what it promises of all: a well-formed response,
 * and a state that a failure leaves as it was. Its entropy is the same in each run and its clock
 * stands, so that a finding can be found again.
 */
final class WatchedTpm {
  /** Three objects, 64 sessions, and NV as large as it may be take less than half of it. */
  private static final int MAX_STATE_BYTES = 1 << 20;

  private final RestorableStore store = new RestorableStore();
  private final UnaryOperator<byte[]> responses;
  private final Tpm tpm;
  private TpmState state;

  WatchedTpm(Profile profile) {
    this(profile, UnaryOperator.identity());
  }

  /**
   * A TPM whose responses are not its own, to see what is noticed.
   *
   * @param responses what becomes of them
   */
  WatchedTpm(Profile profile, UnaryOperator<byte[]> responses) {
    this.responses = responses;
    Entropy entropy = sameInEachRun();
    tpm =
        new Tpm(
            TpmConfiguration.of(store)
                .withProfile(profile)
                .withEntropy(entropy)
                .withMillis(() -> 1L));
    powerOn();
  }

  private static Entropy sameInEachRun() {
    Random random = new Random(1);
    return count -> {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return bytes;
    };
  }

  void powerOn() {
    tpm.powerOn();
    state = TpmState.of(tpm, store);
  }

  TpmState state() {
    return state;
  }

  /** Sets all but the random number generator back. */
  void restore(TpmState earlier) {
    store.restore(earlier.stored());
    tpm.powerOn();
    tpm.resume(earlier.running());
    state = earlier;
  }

  /**
   * Runs a command.
   *
   * @throws AssertionError that names the command, if the TPM breaks a promise
   */
  byte[] execute(byte[] command, int locality) {
    byte[] sent = command.clone();
    byte[] response = responses.apply(tpm.execute(command, locality));
    require(Arrays.equals(sent, command), "the caller's array was changed", sent, response);
    requireWellFormed(sent, response);
    TpmState after = TpmState.of(tpm, store);
    TpmRc code = TpmRc.of(Octets.code(response));
    if (!code.equals(TpmRc.SUCCESS)) {
      requireUnchanged(after, code, sent, response);
    }
    require(after.sizeBytes() < MAX_STATE_BYTES, "the state has no bound", sent, response);
    state = after;
    return response;
  }

  private static void requireWellFormed(byte[] command, byte[] response) {
    boolean whole =
        response.length >= Octets.HEADER_BYTES && Octets.size(response) == response.length;
    require(whole, "the response is not as long as it says", command, response);
    int code = Octets.code(response);
    int tag = response[0] << 8 & 0xFF00 | response[1] & 0xFF;
    boolean tagged = code == 0 ? tag == 0x8001 || tag == 0x8002 : tag == expectedTag(code);
    require(tagged, "the response has another tag", command, response);
    require(
        code == 0 || response.length == Octets.HEADER_BYTES, "more than a code", command, response);
    // The engine says so of nothing but itself.
    require(code != TpmRc.FAILURE.value(), "the TPM is in failure mode", command, response);
  }

  private static int expectedTag(int code) {
    return code == TpmRc.BAD_TAG.value() ? 0x00C4 : 0x8001;
  }

  private void requireUnchanged(TpmState after, TpmRc code, byte[] command, byte[] response) {
    List<Change> changes =
        state.changesTo(after).stream()
            .filter(change -> !AfterFailure.allows(change, code))
            .toList();
    require(changes.isEmpty(), "a failed command has changed " + changes, command, response);
  }

  private static void require(boolean holds, String otherwise, byte[] command, byte[] response) {
    if (!holds) {
      throw new AssertionError(
          "%s%ncommand  %s%nresponse %s"
              .formatted(otherwise, Octets.hex(command), Octets.hex(response)));
    }
  }
}
