package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.network.SshKeys;
import java.security.KeyStore;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache MINA SSHD takes key pairs, as host keys and as a client's. */
class SshdTest extends OnEachTpm {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void bothSidesProveTheirKeys(String algorithm) throws Exception {
    PublicKey host = keys.certificate("server-" + algorithm).getPublicKey();
    PublicKey user = keys.certificate("client-" + algorithm).getPublicKey();
    AtomicReference<PublicKey> seen = new AtomicReference<>();
    try (SshServer server = SshServer.setUpDefaultServer();
        SshClient client = SshClient.setUpDefaultClient()) {
      server.setHost("127.0.0.1");
      SshKeys.hostKey(server, keys.store("server-" + algorithm), TestKeys.ALIAS);
      server.setPublickeyAuthenticator((name, key, session) -> KeyUtils.compareKeys(key, user));
      server.start();
      client.setServerKeyVerifier(
          (session, address, key) -> {
            seen.set(key);
            return KeyUtils.compareKeys(key, host);
          });
      client.start();
      boolean authenticated =
          signing(2, () -> logIn(client, server.getPort(), keys.store("client-" + algorithm)));
      assertTrue(authenticated);
      assertEquals(host, seen.get());
    }
  }

  private static boolean logIn(SshClient client, int port, KeyStore user) throws Exception {
    try (ClientSession session =
        client.connect("user", "127.0.0.1", port).verify(LIMIT).getSession()) {
      SshKeys.identity(session, user, TestKeys.ALIAS);
      session.auth().verify(LIMIT);
      return session.isAuthenticated();
    }
  }
}
