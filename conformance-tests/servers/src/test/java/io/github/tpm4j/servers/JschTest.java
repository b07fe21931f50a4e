package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import io.github.tpm4j.samples.network.JschIdentity;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSch reads its own key files, and takes other keys as an Identity. */
class JschTest extends OnEachTpm {
  private static final int LIMIT_MILLIS = 60_000;

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void bothSidesProveTheirKeys(String algorithm) throws Exception {
    PublicKey user = keys.certificate("client-" + algorithm).getPublicKey();
    PublicKey host = keys.certificate("server-" + algorithm).getPublicKey();
    try (SshServer server = SshServer.setUpDefaultServer()) {
      server.setHost("127.0.0.1");
      server.setKeyPairProvider(
          KeyPairProvider.wrap(new KeyPair(host, keys.key("server-" + algorithm))));
      server.setPublickeyAuthenticator((name, key, session) -> KeyUtils.compareKeys(key, user));
      server.start();
      JSch jsch = new JSch();
      jsch.addIdentity(new JschIdentity("user", user, keys.key("client-" + algorithm)), null);
      jsch.getHostKeyRepository()
          .add(new HostKey("[127.0.0.1]:" + server.getPort(), blob(host)), null);
      Session session = jsch.getSession("user", "127.0.0.1", server.getPort());
      boolean connected =
          signing(
              2,
              () -> {
                session.connect(LIMIT_MILLIS);
                return session.isConnected();
              });
      session.disconnect();
      assertTrue(connected);
    }
  }

  private static byte[] blob(PublicKey key) throws Exception {
    ByteArrayBuffer buffer = new ByteArrayBuffer();
    buffer.putRawPublicKey(key);
    return buffer.getCompactData();
  }
}
