package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache MINA SSHD takes key pairs, as host keys and as a client's. */
class SshdTest extends OnEachTpm {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void bothSidesProveTheirKeys(String algorithm) throws Exception {
    KeyPair host = pair("server-" + algorithm);
    KeyPair user = pair("client-" + algorithm);
    AtomicReference<PublicKey> seen = new AtomicReference<>();
    try (SshServer server = SshServer.setUpDefaultServer();
        SshClient client = SshClient.setUpDefaultClient()) {
      server.setHost("127.0.0.1");
      server.setKeyPairProvider(KeyPairProvider.wrap(host));
      server.setPublickeyAuthenticator(
          (name, key, session) -> KeyUtils.compareKeys(key, user.getPublic()));
      server.start();
      client.setServerKeyVerifier(
          (session, address, key) -> {
            seen.set(key);
            return KeyUtils.compareKeys(key, host.getPublic());
          });
      client.start();
      boolean authenticated = signing(2, () -> logIn(client, server.getPort(), user));
      assertTrue(authenticated);
      assertEquals(host.getPublic(), seen.get());
    }
  }

  private static boolean logIn(SshClient client, int port, KeyPair user) throws Exception {
    try (ClientSession session =
        client.connect("user", "127.0.0.1", port).verify(LIMIT).getSession()) {
      session.addPublicKeyIdentity(user);
      session.auth().verify(LIMIT);
      return session.isAuthenticated();
    }
  }

  private static KeyPair pair(String name) throws Exception {
    return new KeyPair(keys.certificate(name).getPublicKey(), keys.key(name));
  }
}
