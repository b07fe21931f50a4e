package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SocketFamily;
import io.github.tpm4j.cli.dropin.StatePlaces;
import io.github.tpm4j.engine.store.StateLocation;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the state shall be.
 *
 * @param name as it was given
 * @param location its files
 * @param uri as {@code swtpm}'s backend-uri= takes it
 */
record StatePlace(String name, StateLocation location, String uri) {

  static StatePlace of(String text, SocketFamily family) throws Refusal {
    return StatePlaces.isUri(text)
        ? new StatePlace(text, StatePlaces.ofUri(text, family), text)
        : new StatePlace(text, family.directory(Path.of(text)), "dir://" + text);
  }

  /** Checks that there is a folder that this user may use. */
  void requireUsable() throws Refusal {
    Path directory = location.directory();
    String user = Account.own().user();
    if (name.isEmpty() || !Files.isDirectory(directory)) {
      throw noDirectory(StatePlaces.isUri(name) ? directory.toString() : name, user);
    }
    if (!Files.isReadable(directory)) {
      throw new Refusal("Need read rights on directory " + directory + " for user " + user + ".");
    }
    if (!Files.isWritable(directory)) {
      throw new Refusal("Need write rights on directory " + directory + " for user " + user + ".");
    }
  }

  static Refusal noDirectory(String directory, String user) {
    return new Refusal(
        "User "
            + user
            + " cannot access directory "
            + directory
            + ". Make sure it exists and is a directory.");
  }
}
