package io.github.tpm4j.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.transport.TpmIdentity;
import io.github.tpm4j.transport.Transports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineIdentityTest {
  @TempDir private Path folder;

  @Test
  void isTheDirectoryByWhateverPath_beforeAndAfterItIsMade() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.toRealPath());
    TpmIdentity before = identity("engine:dir=" + link.resolve("tpm"));

    assertEquals(before, identity("engine:durability=process,dir=" + folder.resolve("x/../tpm")));
    Files.createDirectory(folder.resolve("tpm"));
    assertEquals(before, identity("engine:dir=" + link.resolve("tpm")));
    assertEquals(before, identity("engine:ek-certificates=no,dir=" + folder.resolve("tpm")));
    assertEquals("engine:dir=" + folder.toRealPath().resolve("tpm"), before.toString());
  }

  @Test
  void isTheUsersDirectoryWhereNothingIsSaid() {
    assertEquals(identity("engine:dir=" + DefaultDirectory.path()), identity("engine"));
  }

  @Test
  void isTheNameOfATpmInMemory() {
    assertEquals(
        identity("engine:memory,name=a"), identity("engine:name=a,ek-certificates=yes,memory"));
    assertNotEquals(identity("engine:memory,name=a"), identity("engine:memory,name=b"));
    assertNotEquals(identity("engine:memory,name=a"), identity("engine:memory"));
  }

  @Test
  void ofATpmInMemoryWithoutANameIsWhatIsAskedOfIt() {
    assertEquals(identity("engine:memory"), identity("engine:ek-certificates=no,memory"));
    assertNotEquals(identity("engine:memory"), identity("engine:memory,ek-certificates=yes"));
    assertNotEquals(
        identity("engine:memory,ek-certificates=yes"),
        identity("engine:memory,ek-certificates=all"));
    assertNotEquals(identity("engine:memory"), identity("engine:memory,profile=184"));
  }

  private static TpmIdentity identity(String tcti) {
    return Transports.identity(tcti);
  }
}
