package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.engine.store.StateStoreException;
import java.util.Arrays;
import java.util.Set;

/** Commands, sequences of commands, and state that another process hands over. */
public final class EngineTarget {
  static final int COMMAND = 0;
  static final int SCRIPT = 1;
  static final int STATE = 2;
  private static final int KINDS = 3;

  private static PreparedTpm tpm;

  /** A record may also say that it is of a revision that is not known yet. */
  private static final Set<StateStoreException.Reason> UNREADABLE =
      Set.of(StateStoreException.Reason.DAMAGED, StateStoreException.Reason.NEWER_FORMAT);

  private EngineTarget() {}

  /** The first octet says what the others are. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    if (tpm == null) {
      tpm = new PreparedTpm();
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (Byte.toUnsignedInt(input[0]) % KINDS) {
      case COMMAND -> tpm.tpm().execute(rest, 0);
      case SCRIPT -> CommandScript.commands(rest).forEach(command -> tpm.tpm().execute(command, 0));
      default -> takeOver(rest);
    }
    tpm.restore();
  }

  /** A state that cannot be read is refused; any other makes a TPM that answers. */
  private static void takeOver(byte[] input) {
    try {
      ForeignState.in(tpm.prepared(), input).run();
    } catch (StateStoreException e) {
      if (!UNREADABLE.contains(e.reason())) {
        throw e;
      }
    }
  }
}
