package io.github.tpm4j.cli;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import java.util.UUID;

/** A bundled TPM that stays on between the commands of a test. */
public final class CommandTpm implements AutoCloseable {
  private final String tcti;
  private final Transport power;

  /** A new one, started up. */
  public CommandTpm() throws TransportException {
    this("engine:memory,name=" + UUID.randomUUID());
  }

  /** The one of a TCTI configuration string, started up. */
  public CommandTpm(String tcti) throws TransportException {
    this.tcti = tcti;
    power = Transports.open(tcti);
    client().execute(new Startup.Request(TpmSu.CLEAR));
  }

  public String tcti() {
    return tcti;
  }

  /** For commands of the test's own. */
  public TpmClient client() {
    return new TpmClient(power);
  }

  /** Runs a command on this TPM. */
  public CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--tcti=" + tcti;
    return CommandRun.of(all);
  }

  @Override
  public void close() {
    power.close();
  }
}
