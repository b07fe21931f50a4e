package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.commands.testing.IncrementalSelfTest;
import io.github.tpm4j.tss.commands.testing.SelfTest;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.structures.TpmlAlg;
import java.util.List;

/** Part 3, 9 and 10: start-up and self-tests. */
final class StartupRows {

  private StartupRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.STARTUP,
            "CLEAR, after an orderly shutdown",
            tpm ->
                tpm.timeEach(
                    () -> {
                      tpm.execute(new Shutdown.Request(TpmSu.CLEAR));
                      tpm.side().reset();
                      return new Startup.Request(TpmSu.CLEAR);
                    })),
        new Row(TpmCc.SHUTDOWN, "CLEAR", tpm -> tpm.time(new Shutdown.Request(TpmSu.CLEAR))),
        new Row(TpmCc.SELF_TEST, "full", tpm -> tpm.time(new SelfTest.Request(true))),
        new Row(
            TpmCc.INCREMENTAL_SELF_TEST,
            "SHA-256 and AES",
            tpm ->
                tpm.time(
                    new IncrementalSelfTest.Request(
                        new TpmlAlg(List.of(TpmAlg.SHA256, TpmAlg.AES))))),
        new Row(TpmCc.GET_TEST_RESULT, "", tpm -> tpm.time(new GetTestResult.Request())));
  }
}
