package io.github.tpm4j.bouncycastle;

import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.servers.TestKeys;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apache MINA SSHD asks Bouncy Castle for everything once it sees it, and can be told not to. */
@Tag("peer")
class SshdTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir Path folder;

  private Swtpm swtpm;
  private Provider provider;
  private Path host;
  private Path user;

  @BeforeEach
  void makeKeys() throws Exception {
    swtpm = Swtpm.tcp();
    provider = new TpmProvider().configure(swtpm.tcti());
    Security.addProvider(provider);
    TestKeys keys = TestKeys.in(folder);
    host = keys.file("server-EC");
    user = keys.file("client-RSA");
  }

  @AfterEach
  void end() throws Exception {
    Security.removeProvider(provider.getName());
    ((TpmProvider) provider).connection().close();
    swtpm.close();
  }

  @Test
  void bouncyCastleRefusesTheKeys() {
    logIn().refuse();
  }

  @Test
  void withoutBouncyCastleItUsesThem() {
    logIn("-Dorg.apache.sshd.security.provider.BC.enabled=false").succeed();
  }

  private Tool logIn(String... settings) {
    List<String> options = new ArrayList<>(JavaCommand.SHORT_LIVED);
    options.addAll(List.of(settings));
    List<String> command =
        JavaCommand.of(
            options, SshLogin.class.getName(), swtpm.tcti(), host.toString(), user.toString());
    return Tool.of(command.toArray(String[]::new)).within(LIMIT);
  }
}
