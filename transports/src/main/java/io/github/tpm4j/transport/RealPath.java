package io.github.tpm4j.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one path of a file that many links may lead to, whether it is there yet or not. */
public final class RealPath {
  /** As many links in a row as Linux follows (path_resolution(7)). */
  private static final int MAXIMUM_LINKS = 40;

  private RealPath() {}

  /**
   * {@return the path without links} Of a path that is not there yet, links are followed as far as
   * they lead, so that the result stays the same when it is made. What cannot be looked at is taken
   * as it is written.
   *
   * @param path of a file, a device or a socket
   */
  public static Path of(Path path) {
    return resolve(path.toAbsolutePath(), MAXIMUM_LINKS);
  }

  private static Path resolve(Path path, int links) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return resolveMissing(path, links);
    }
  }

  private static Path resolveMissing(Path path, int links) {
    Path parent = path.getParent();
    if (parent == null) {
      return path;
    }
    Path realParent = resolve(parent, links);
    Path place = realParent.resolve(path.getFileName()).normalize();
    return links > 0 && Files.isSymbolicLink(place) ? follow(place, links - 1) : place;
  }

  private static Path follow(Path link, int links) {
    try {
      return resolve(link.resolveSibling(Files.readSymbolicLink(link)), links);
    } catch (IOException e) {
      return link;
    }
  }
}
