package io.github.tpm4j.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Trees of files. */
public final class Folders {
  private Folders() {}

  /** Deletes the folder and all that is in it. */
  public static void delete(Path folder) throws IOException {
    for (Path path : tree(folder, Comparator.reverseOrder())) {
      Files.delete(path);
    }
  }

  /** Copies the folder and all that is in it; the target must not exist. */
  static void copy(Path folder, Path target) throws IOException {
    for (Path path : tree(folder, Comparator.naturalOrder())) {
      Files.copy(path, target.resolve(folder.relativize(path).toString()));
    }
  }

  private static List<Path> tree(Path folder, Comparator<Path> order) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(order).toList();
    }
  }
}
