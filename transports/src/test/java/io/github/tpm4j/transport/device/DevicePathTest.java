package io.github.tpm4j.transport.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicePathTest {
  @TempDir private Path folder;

  @Test
  void knowsAResourceManagerByItsNodeAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("mine"), Path.of("tpmrm0"));

    assertTrue(DevicePath.isResourceManaged(Path.of("/dev/tpmrm0")));
    assertTrue(DevicePath.isResourceManaged(link));
    assertFalse(DevicePath.isResourceManaged(Path.of("/dev/tpm0")));
    assertFalse(DevicePath.isResourceManaged(Path.of("/")));
  }

  @Test
  void aLinkNamedLikeAResourceManagerIsNone() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("tpmrm0"), Path.of("tpm0"));

    assertFalse(DevicePath.isResourceManaged(link));
  }
}
