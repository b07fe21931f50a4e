package io.github.tpm4j.cli.dropin;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What strerror(3) says of a failure, where Java names the file alone. */
public final class SystemMessage {
  /** What Java adds of itself. */
  private static final String JAVAS_OWN = " (NOFOLLOW_LINKS specified)";

  private SystemMessage() {}

  /** The words. */
  public static String of(IOException failure) {
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return "No such file or directory";
    }
    if (failure instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "File exists";
    }
    if (failure instanceof NotDirectoryException) {
      return "Not a directory";
    }
    String reason =
        failure instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : String.valueOf(failure.getMessage());
    return reason.replace(JAVAS_OWN, "");
  }
}
