package io.github.tpm4j.transport.nativeio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is open is read to its end, within a limit. */
class GivenFileTest {
  private static final int LENGTH = 10_000;

  @TempDir private Path folder;

  private int open(byte[] contents) throws IOException {
    Path file = Files.write(folder.resolve("file"), contents);
    return Descriptor.require(LibC.open(file.toString(), LibC.O_RDWR), "Opening");
  }

  @Test
  void isReadToItsEnd() throws IOException {
    byte[] contents = new byte[LENGTH];
    new Random(1).nextBytes(contents);
    int fd = open(contents);
    assertArrayEquals(contents, GivenFile.read(fd, LENGTH));
    assertArrayEquals(new byte[0], GivenFile.read(fd, LENGTH), "what is left");
    LibC.close(fd);
  }

  @Test
  void isRefusedIfItIsLonger() throws IOException {
    int fd = open(new byte[LENGTH]);
    IOException refused = assertThrows(IOException.class, () -> GivenFile.read(fd, LENGTH - 1));
    assertTrue(refused.getMessage().contains("longer than 9999 bytes"), refused.getMessage());
    LibC.close(fd);
  }

  @Test
  void isRefusedIfItIsNotOpen() {
    assertThrows(IOException.class, () -> GivenFile.read(Integer.MAX_VALUE, LENGTH));
  }
}
