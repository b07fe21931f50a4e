package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSe;
import java.util.List;

/** Part 3, 11: session commands. */
final class SessionRows {

  private SessionRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.START_AUTH_SESSION,
            "HMAC",
            tpm ->
                tpm.time(Bench.startSession(TpmSe.HMAC))
                    .undo(started -> tpm.flush(started.sessionHandle()))),
        new Row(
            TpmCc.POLICY_RESTART,
            "",
            tpm -> tpm.time(new PolicyRestart.Request(tpm.session(TpmSe.POLICY)))));
  }
}
