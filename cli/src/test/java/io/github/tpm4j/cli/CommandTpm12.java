package io.github.tpm4j.cli;

import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import java.util.UUID;

/** A bundled TPM 1.2 that stays on between the commands of a test. */
public final class CommandTpm12 implements AutoCloseable {
  /** The owner's password. */
  public static final String OWNER = "the owner's";

  private final String tcti = "engine12:memory,name=" + UUID.randomUUID();
  private final Transport power;

  /** A new one, which has neither endorsement key nor owner. */
  public CommandTpm12() throws TransportException {
    power = Transports.open(tcti);
  }

  /** A new one with an owner, whose storage root key has the well-known secret. */
  public static CommandTpm12 owned() throws TransportException {
    CommandTpm12 tpm = new CommandTpm12();
    try (AuthSecret owner = AuthSecret.ofUtf8(OWNER.toCharArray());
        AuthSecret storageRoot = AuthSecret.wellKnown()) {
      Tpm12Client client = tpm.client();
      Ownership.take(client, Ownership.createEndorsementKey(client), owner, storageRoot);
    }
    return tpm;
  }

  public String tcti() {
    return tcti;
  }

  /** For commands of the test's own. */
  public Tpm12Client client() {
    return new Tpm12Client(power);
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
