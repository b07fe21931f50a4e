package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys, certificates and PCR banks of a TPM 2.0. */
final class Tpm20Manufacture implements Manufacture {
  private static final TpmHandle STORAGE_KEY = TpmHandle.of(0x81000001);
  private static final TpmHandle PLATFORM_CERTIFICATE = TpmHandle.of(0x01C08000);

  private final SetupSettings settings;
  private final Certificates certificates;
  private final SetupLog log;

  Tpm20Manufacture(SetupSettings settings, Certificates certificates, SetupLog log) {
    this.settings = settings;
    this.certificates = certificates;
    this.log = log;
  }

  @Override
  public void run(Transport transport) throws Refusal {
    try {
      KeyMaker maker = new KeyMaker(new TpmClient(transport));
      if (!settings.reconfigures()) {
        makeKeys(maker);
      }
      if (settings.pcrBanks().isPresent()) {
        log.info(PcrBanks.activate(settings.pcrBanks().get(), maker));
      }
      maker.shutDown();
    } catch (TpmException e) {
      throw new Refusal(e.getMessage(), e);
    }
  }

  private void makeKeys(KeyMaker maker) throws Refusal {
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
        certificate = Optional.of(certifyEndorsementKey(maker, kind, key));
      }
      if (settings.createsPlatformCertificate() && algorithm == keys.endorsement().get(0)) {
        maker.store(
            PLATFORM_CERTIFICATE, certificates.platform(PublicKeys.of(key)), settings.locks());
        log.info("Successfully created NVRAM area 0x1c08000 for platform certificate.");
      }
      first = first.isEmpty() ? certificate : first;
    }
    for (Map.Entry<DeviceKeyKind, KeyAlgorithm> key : keys.device().entrySet()) {
      makeDeviceKey(maker, key.getKey(), key.getValue(), first.orElseThrow());
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

  private byte[] certifyEndorsementKey(KeyMaker maker, EndorsementKind kind, TpmtPublic key)
      throws Refusal {
    byte[] certificate = certificates.endorsement(PublicKeys.of(key));
    maker.store(kind.key().certificateIndex(), certificate, settings.locks());
    reportIndex(kind.key().certificateIndex(), kind.label() + " EK certificate");
    certificates.copy(certificate, "ek-" + kind.fileLabel());
    return certificate;
  }

  private void makeDeviceKey(
      KeyMaker maker, DeviceKeyKind kind, KeyAlgorithm algorithm, byte[] ekCertificate)
      throws Refusal {
    TpmtPublic key =
        maker.makePersistent(TpmHandle.ENDORSEMENT, kind.template(algorithm), kind.handle());
    log.info(
        "Successfully created %s %s primary key with handle 0x%x."
            .formatted(algorithm.label(), kind.label(), kind.handle().value()));
    byte[] certificate = certificates.device(PublicKeys.of(key), kind, ekCertificate);
    maker.store(kind.certificateIndex(), certificate, settings.locks());
    reportIndex(kind.certificateIndex(), kind.label() + " certificate");
    certificates.copy(
        certificate, kind.label().toLowerCase(Locale.ROOT) + "-" + algorithm.fileLabel());
  }

  private void reportIndex(TpmHandle index, String content) {
    log.info("Successfully created NVRAM area 0x%x for %s.".formatted(index.value(), content));
  }
}
