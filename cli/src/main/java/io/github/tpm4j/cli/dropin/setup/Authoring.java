package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the state of a TPM, or changes its PCR banks, and reports each step. */
final class Authoring {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE dd MMM yyyy hh:mm:ss a zzz", Locale.ENGLISH);
  private static final TpmHandle STORAGE_KEY = TpmHandle.of(0x81000001);
  private static final TpmHandle PLATFORM_CERTIFICATE = TpmHandle.of(0x01C08000);

  /** What swtpm has beside it of a TPM that was suspended. */
  private static final String VOLATILE_STATE = "tpm2-00.volatilestate";

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
    } catch (Refusal | TpmException | StateStoreException e) {
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
      Files.deleteIfExists(location.directory().resolve(VOLATILE_STATE));
    } catch (StateStoreException | IOException e) {
      throw new Refusal("swtpm: " + e.getMessage(), e);
    }
  }

  private void author(Path folder) throws Refusal {
    try (SetupTpm tpm = start(folder)) {
      log.progress("TPM is listening on Unix socket.");
      KeyMaker maker = new KeyMaker(tpm.client());
      if (!settings.reconfigures()) {
        makeKeys(maker, new Certificates(settings, tpm, folder, log));
      }
      if (settings.pcrBanks().isPresent()) {
        log.info(PcrBanks.activate(settings.pcrBanks().get(), maker));
      }
      maker.shutDown();
    }
  }

  private SetupTpm start(Path folder) throws Refusal {
    try {
      return program.isOwn()
          ? OwnTpm.start(settings.place().location(), settings.key())
          : ServedTpm.start(program, settings.place(), settings.key(), folder, log);
    } catch (Refusal e) {
      log.error(e.getMessage());
      throw new Refusal("Could not start the TPM 2.", e);
    }
  }

  private void makeKeys(KeyMaker maker, Certificates certificates) throws Refusal {
    WantedKeys keys = settings.keys();
    if (keys.storage()) {
      maker.makePersistent(TpmHandle.OWNER, KeyTemplates.storage(keys), STORAGE_KEY);
      log.info("Successfully created storage primary key with handle 0x81000001.");
    }
    Optional<byte[]> first = Optional.empty();
    for (KeyAlgorithm algorithm : keys.endorsement()) {
      EndorsementKind kind = algorithm.endorsement();
      TpmtPublic key = makeEndorsementKey(maker, kind);
      Optional<byte[]> certificate = Optional.empty();
      if (settings.createsEkCertificates()) {
        certificate = Optional.of(certifyEndorsementKey(maker, kind, key, certificates));
      }
      if (settings.createsPlatformCertificate() && algorithm == keys.endorsement().get(0)) {
        maker.store(PLATFORM_CERTIFICATE, certificates.platform(key), settings.locks());
        log.info("Successfully created NVRAM area 0x1c08000 for platform certificate.");
      }
      first = first.isEmpty() ? certificate : first;
    }
    for (Map.Entry<DeviceKeyKind, KeyAlgorithm> key : keys.device().entrySet()) {
      makeDeviceKey(maker, key.getKey(), key.getValue(), certificates, first.orElseThrow());
    }
  }

  private TpmtPublic makeEndorsementKey(KeyMaker maker, EndorsementKind kind) {
    EkUse use = settings.keys().use();
    TpmtPublic template = KeyTemplates.endorsement(kind.key(), use);
    TpmtPublic made = maker.makePersistent(TpmHandle.ENDORSEMENT, template, kind.handle());
    log.info(
        "Successfully created %s EK with handle 0x%x."
            .formatted(kind.label(), kind.handle().value()));
    if (use.signs()) {
      TpmWriter out = new TpmWriter();
      template.write(out);
      maker.store(kind.key().templateIndex(), out.toByteArray(), settings.locks());
      reportIndex(kind.key().templateIndex(), kind.label() + " EK template");
    }
    return made;
  }

  private byte[] certifyEndorsementKey(
      KeyMaker maker, EndorsementKind kind, TpmtPublic key, Certificates certificates)
      throws Refusal {
    byte[] certificate = certificates.endorsement(key);
    maker.store(kind.key().certificateIndex(), certificate, settings.locks());
    reportIndex(kind.key().certificateIndex(), kind.label() + " EK certificate");
    certificates.copy(certificate, "ek-" + kind.fileLabel());
    return certificate;
  }

  private void makeDeviceKey(
      KeyMaker maker,
      DeviceKeyKind kind,
      KeyAlgorithm algorithm,
      Certificates certificates,
      byte[] ekCertificate)
      throws Refusal {
    TpmtPublic key =
        maker.makePersistent(TpmHandle.ENDORSEMENT, kind.template(algorithm), kind.handle());
    log.info(
        "Successfully created %s %s primary key with handle 0x%x."
            .formatted(algorithm.label(), kind.label(), kind.handle().value()));
    byte[] certificate = certificates.device(key, kind, ekCertificate);
    maker.store(kind.certificateIndex(), certificate, settings.locks());
    reportIndex(kind.certificateIndex(), kind.label() + " certificate");
    certificates.copy(
        certificate, kind.label().toLowerCase(Locale.ROOT) + "-" + algorithm.fileLabel());
  }

  private void reportIndex(TpmHandle index, String content) {
    log.info("Successfully created NVRAM area 0x%x for %s.".formatted(index.value(), content));
  }
}
