package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.nio.ByteBuffer;
import java.util.Set;

/** What a command that fails may change all the same. */
final class AfterFailure {
  /** The format bit and the number, without handle, parameter or session (Part 2, 6.6.2). */
  private static final int FORMAT_ONE_MASK = 0xBF;

  /** Tests that were due may be done before a command that then fails (Part 1, 12.3). */
  private static final Set<String> ANY_TIME = Set.of("selftests", "da.timers");

  private AfterFailure() {}

  static boolean allows(TpmState.Change change, TpmRc code) {
    if (ANY_TIME.contains(change.name())) {
      return true;
    }
    if (change.before() == null || change.after() == null) {
      return false;
    }
    if (change.name().equals("dictionaryattack")) {
      return isAuthFailure(code) || triesMore(change) <= 0;
    }
    return change.name().startsWith("nv/") && isPin(change.before());
  }

  private static boolean isAuthFailure(TpmRc code) {
    return (code.value() & FORMAT_ONE_MASK) == TpmRc.AUTH_FAIL.value();
  }

  /** How much failedTries, which comes first, has grown; negative if some were forgiven. */
  private static int triesMore(TpmState.Change change) {
    return ByteBuffer.wrap(change.after()).getInt() - ByteBuffer.wrap(change.before()).getInt();
  }

  /** PIN Indices count uses and failures of their authValue (Part 1, 37.2.8). */
  private static boolean isPin(byte[] nvRecord) {
    TpmNt type = TpmsNvPublic.read(new TpmReader(nvRecord, Limits.ANY)).attributes().type();
    return type.equals(TpmNt.PIN_FAIL) || type.equals(TpmNt.PIN_PASS);
  }
}
