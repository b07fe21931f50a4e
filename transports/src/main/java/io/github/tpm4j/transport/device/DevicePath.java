package io.github.tpm4j.transport.device;

import io.github.tpm4j.transport.RealPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which device node a configuration names, and which device that is. */
public final class DevicePath {
  private static final Path RESOURCE_MANAGED = Path.of("/dev/tpmrm0");
  private static final Path RAW = Path.of("/dev/tpm0");

  private DevicePath() {}

  /** The path of a text; if that is empty, the one of the two usual nodes that is there. */
  public static Path of(String text) {
    if (!text.isEmpty()) {
      return Path.of(text);
    }
    return !Files.exists(RESOURCE_MANAGED) && Files.exists(RAW) ? RAW : RESOURCE_MANAGED;
  }

  /** Whether the kernel swaps keys and sessions of several programs behind it. */
  public static boolean isResourceManaged(Path path) {
    Path name = RealPath.of(path).getFileName();
    return name != null && name.toString().startsWith("tpmrm");
  }

  /**
   * The device that a path leads to: its number where there is a device, so that a second node of
   * it is the same; else the path without links.
   */
  public static String canonical(Path path) {
    try {
      if (DeviceNode.isDevice(path)) {
        return "rdev=" + Files.getAttribute(path, "unix:rdev");
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Opening it says what is wrong; until then it is known by its path.
    }
    return RealPath.of(path).toString();
  }
}
