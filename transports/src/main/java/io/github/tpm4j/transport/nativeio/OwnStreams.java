package io.github.tpm4j.transport.nativeio;

import java.io.IOException;

/** Files that this process was started with, which Java cannot let go. */
public final class OwnStreams {
  private OwnStreams() {}

  /**
   * Has a descriptor stand for {@code /dev/null}, so that whoever waits for the end of what it
   * stood for waits no longer for this process.
   */
  public static void letGo(int descriptor) throws IOException {
    int none = Descriptor.require(LibC.open("/dev/null", LibC.O_RDWR), "Opening /dev/null");
    try {
      Descriptor.require(LibC.dup2(none, descriptor), "Letting go of descriptor " + descriptor);
    } finally {
      LibC.close(none);
    }
  }
}
