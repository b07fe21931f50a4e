package io.github.tpm4j.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a path, and refuses in words what is none. A class and no lambda: the archive of classes
 * takes no interface as old as picocli's that a lambda has linked, nor all that implement it.
 */
final class PathConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("it is no path: " + e.getReason());
    }
  }
}
