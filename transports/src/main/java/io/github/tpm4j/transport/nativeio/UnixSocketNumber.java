package io.github.tpm4j.transport.nativeio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The kernel's number of a listening UNIX socket, which Java does not show: the one of this process
 * whose inode the kernel lists with the path (proc(5), /proc/net/unix).
 */
final class UnixSocketNumber {
  private static final Path SOCKETS = Path.of("/proc/net/unix");
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final int FLAGS = 3;
  private static final int INODE = 6;
  private static final int PATH = 7;

  /** __SO_ACCEPTCON: it listens. */
  private static final String LISTENING = "00010000";

  private UnixSocketNumber() {}

  static int listeningAt(Path path) throws IOException {
    Set<String> links = new HashSet<>();
    for (String line : Files.readAllLines(SOCKETS)) {
      String[] columns = line.trim().split("\\s+", PATH + 1);
      if (columns.length > PATH
          && columns[FLAGS].equals(LISTENING)
          && columns[PATH].equals(path.toString())) {
        links.add("socket:[" + columns[INODE] + "]");
      }
    }
    return numberOf(links, path);
  }

  /** Another process may have listened at the path before: only what is open here counts. */
  private static int numberOf(Set<String> links, Path path) throws IOException {
    Map<String, Integer> found = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
      for (Path file : files) {
        String target = target(file);
        if (links.contains(target)) {
          found.put(target, Integer.parseInt(file.getFileName().toString()));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (found.size() != 1) {
      throw new IOException(
          found.isEmpty()
              ? "no socket of this process listens at " + path
              : "sockets of this process were opened at the same path " + path);
    }
    return found.values().iterator().next();
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      // Closed since it was listed, as the list itself is.
      return "";
    }
  }
}
