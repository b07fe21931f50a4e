package io.github.tpm4j.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The TPMs of earlier versions go on: their samples, as {@link SampleTpm} made them then, resume
 * with all that was in them.
 */
class OlderStateTest {
  /** TPM2_PolicyCommandCode(TPM_CC_Sign) on SHA-256. */
  private static final String POLICY =
      "cc6918b226273b08f5bd406d7f10cf160f0a7d13dfd83b7770ccbcd1aa80d811";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = "v1")
  void resumesWithAllThatWasInIt(String version) throws IOException {
    resume(version, "plain", StateProtection.none());
  }

  @ParameterizedTest
  @ValueSource(strings = "v1")
  void resumesWithAllThatWasInIt_underAPassword(String version) throws IOException {
    StateProtection password = StateProtection.password(SampleTpm.PASSWORD.toCharArray());
    resume(version, "password", password);
  }

  private void resume(String version, String name, StateProtection protection) throws IOException {
    Files.write(directory.resolve("state"), resource(version, name + "/state"));
    Map<String, String> expected = StateFacts.read(resource(version, "facts.tsv"));
    try (DirectoryStore store =
        DirectoryStore.open(directory, Durability.PROCESS_KILL, protection)) {
      TestTpm tpm = TestTpm.over(store);
      tpm.run(new Startup.Request(TpmSu.STATE));
      TpmHandle key = load(tpm, expected.remove(StateFacts.KEY_CONTEXT));
      TpmHandle session = load(tpm, expected.remove(StateFacts.SESSION_CONTEXT));
      assertEquals(expected, StateFacts.of(tpm));
      assertEquals(POLICY, StateFacts.hex(digest(tpm, session)));
      String keyName = StateFacts.hex(tpm.run(new ReadPublic.Request(key)).name().toByteArray());
      assertEquals(expected.get("primary key of " + TpmHandle.NULL), keyName);
    }
  }

  private static byte[] digest(TestTpm tpm, TpmHandle session) {
    return tpm.run(new PolicyGetDigest.Request(session)).policyDigest().toByteArray();
  }

  private static TpmHandle load(TestTpm tpm, String context) {
    byte[] octets = HexFormat.of().parseHex(context);
    TpmsContext saved = TpmsContext.read(new TpmReader(octets, Limits.ANY));
    return tpm.run(new ContextLoad.Request(saved)).loadedHandle();
  }

  private static byte[] resource(String version, String name) throws IOException {
    try (InputStream in = OlderStateTest.class.getResourceAsStream(version + "/" + name)) {
      return in.readAllBytes();
    }
  }
}
