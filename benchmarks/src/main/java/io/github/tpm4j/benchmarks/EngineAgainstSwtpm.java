package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.SideBySide.Comparison;
import io.github.tpm4j.conformance.peer.Swtpm;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The bundled TPM in this process against swtpm over its socket, command by command. */
final class EngineAgainstSwtpm {
  private final List<Comparison> comparisons = new ArrayList<>();

  List<Comparison> run() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        BareSocket socket = new BareSocket(swtpm.port());
        Transport engine = Transports.open("engine:memory")) {
      new RawTpm(engine::transmit).execute(new Startup.Request(TpmSu.CLEAR));
      compareAll(new Subject(socket::transmit), new Subject(engine::transmit));
    }
    return comparisons;
  }

  private void compareAll(Subject swtpm, Subject engine) throws Exception {
    compare("GetRandom, 32 octets", 2_000, swtpm, engine, Subject::getRandom);
    compare("Sign, ECDSA P-256", 2_000, swtpm, engine, Subject::signEcdsa);
    compare("Sign, RSA-2048", 1_000, swtpm, engine, Subject::signRsa);
    compare("PCR_Extend", 2_000, swtpm, engine, Subject::extendPcr);
    // The rest needs a free slot.
    swtpm.flushRsaKey();
    engine.flushRsaKey();
    compare("Create, RSA-2048", 60, swtpm, engine, Subject::createRsa);
    compare("Load and FlushContext, P-256", 1_000, swtpm, engine, Subject::loadKey);
    compare("CreatePrimary and FlushContext, P-256", 400, swtpm, engine, Subject::createPrimaryKey);
    compare("StartAuthSession and FlushContext", 2_000, swtpm, engine, Subject::startSession);
  }

  private void compare(
      String name, int operations, Subject swtpm, Subject engine, Function<Subject, Task> task)
      throws Exception {
    comparisons.add(SideBySide.compare(name, operations, task.apply(swtpm), task.apply(engine)));
  }
}
