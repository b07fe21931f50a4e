package io.github.tpm4j.bouncycastle;

import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.samples.network.SshKeys;
import io.github.tpm4j.servers.TestKeys;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.server.SshServer;

/** Logs in by Apache MINA SSHD, with a host key and a user's key in one TPM, and ends. */
final class SshLogin {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private SshLogin() {}

  public static void main(String[] arguments) throws Exception {
    Security.addProvider(new TpmProvider().configure(arguments[0]));
    KeyStore host = TestKeys.load(Path.of(arguments[1]));
    KeyStore user = TestKeys.load(Path.of(arguments[2]));
    try (SshServer server = SshServer.setUpDefaultServer();
        SshClient client = SshClient.setUpDefaultClient()) {
      server.setHost("127.0.0.1");
      SshKeys.hostKey(server, host, TestKeys.ALIAS);
      server.setPublickeyAuthenticator((name, key, session) -> true);
      server.start();
      client.setServerKeyVerifier((session, address, key) -> true);
      client.start();
      try (ClientSession session =
          client.connect("user", "127.0.0.1", server.getPort()).verify(LIMIT).getSession()) {
        SshKeys.identity(session, user, TestKeys.ALIAS);
        session.auth().verify(LIMIT);
      }
    }
    System.exit(0);
  }
}
