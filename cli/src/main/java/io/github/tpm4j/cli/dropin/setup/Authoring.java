package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes the state of a TPM, or changes it, and reports each step. */
final class Authoring {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE dd MMM yyyy hh:mm:ss a zzz", Locale.ENGLISH);

  private final SetupSettings settings;
  private final TpmProgram program;
  private final SetupLog log;

  Authoring(SetupSettings settings, TpmProgram program, SetupLog log) {
    this.settings = settings;
    this.program = program;
    this.log = log;
  }

  /** Returns whether all was done; else nothing is left but what was there before. */
  boolean run() throws Refusal {
    String what = settings.reconfigures() ? "reconfiguration" : "manufacturing";
    Account account = Account.own();
    settings.keyNotice().ifPresent(log::info);
    log.info(
        "Starting vTPM %s as %s:%s @ %s"
            .formatted(what, account.user(), account.group(), ZonedDateTime.now().format(TIME)));
    boolean succeeds = author();
    log.info("Ending vTPM manufacturing @ " + ZonedDateTime.now().format(TIME));
    return succeeds;
  }

  private boolean author() throws Refusal {
    boolean isStateOurs = false;
    try (WorkFolder folder = WorkFolder.create()) {
      if (settings.replaces()) {
        discardState();
      }
      isStateOurs = !settings.reconfigures();
      author(folder.path());
      log.info("Successfully authored TPM state.");
      return true;
    } catch (Refusal | StateStoreException e) {
      log.error(e.getMessage());
      log.error("An error occurred. Authoring the TPM state failed.");
      if (isStateOurs) {
        discardState();
      }
      return false;
    }
  }

  /** Of a TPM that nobody has in use. */
  private void discardState() throws Refusal {
    try {
      StateLocation location = settings.place().location().orOther();
      DirectoryStore.discard(location);
      Files.deleteIfExists(location.directory().resolve(settings.family().volatileState()));
    } catch (StateStoreException | IOException e) {
      throw new Refusal("swtpm: " + e.getMessage(), e);
    }
  }

  private void author(Path folder) throws Refusal {
    try (SetupTpm tpm = start(folder)) {
      log.progress("TPM is listening on Unix socket.");
      Certificates certificates = new Certificates(settings, tpm, folder, log);
      settings.family().manufacture(settings, certificates, log).run(tpm.transport());
    }
  }

  private SetupTpm start(Path folder) throws Refusal {
    try {
      return program.isOwn()
          ? OwnTpm.start(settings.place().location(), settings.key(), settings.family().served())
          : ServedTpm.start(program, settings, folder, log);
    } catch (Refusal e) {
      log.error(e.getMessage());
      throw new Refusal("Could not start the " + settings.family().label() + ".", e);
    }
  }
}
