package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.transport.Transport;
import java.security.PublicKey;
import java.util.Optional;

/** Endorsement key, owner and certificates of a TPM 1.2, which is enabled and activated first. */
final class Tpm12Manufacture implements Manufacture {
  private final SetupSettings settings;
  private final Certificates certificates;
  private final SetupLog log;

  Tpm12Manufacture(SetupSettings settings, Certificates certificates, SetupLog log) {
    this.settings = settings;
    this.certificates = certificates;
    this.log = log;
  }

  @Override
  public void run(Transport transport) throws Refusal {
    try {
      Tpm12Client client = new Tpm12Client(transport);
      Tpm12Maker maker = new Tpm12Maker(client);
      maker.activate();
      if (!settings.keys().endorsement().isEmpty()) {
        TpmPubkey key = Ownership.createEndorsementKey(client);
        log.info("Successfully created EK.");
        takeOwnership(client, key);
        if (settings.createsEkCertificates()) {
          certify(maker, RsaPublicKeys.of(key));
        }
      }
      if (settings.locks()) {
        maker.lock();
        log.info("Successfully locked NVRAM access.");
      }
    } catch (TpmException e) {
      throw new Refusal(e.getMessage(), e);
    }
  }

  private void takeOwnership(Tpm12Client client, TpmPubkey key) {
    if (settings.owner().isEmpty()) {
      return;
    }
    try (OwnerSecrets secrets = settings.owner().get()) {
      Ownership.take(client, key, secrets.owner(), secrets.storageRoot());
    }
    log.info("Successfully took ownership of the TPM.");
  }

  private void certify(Tpm12Maker maker, PublicKey key) throws Refusal {
    StoredCertificate endorsement = StoredCertificate.read(certificates.endorsement(key));
    Optional<StoredCertificate> platform =
        settings.createsPlatformCertificate()
            ? Optional.of(StoredCertificate.read(certificates.platform(key)))
            : Optional.empty();
    maker.store(Tpm12Maker.EK_CERTIFICATE, endorsement.toBytes());
    log.info("Successfully created NVRAM area for EK certificate.");
    if (platform.isPresent()) {
      maker.store(Tpm12Maker.PLATFORM_CERTIFICATE, platform.get().toBytes());
      log.info("Successfully created NVRAM area for Platform certificate.");
    }
    certificates.copy(
        endorsement.certificate().toArray(),
        "ek-" + settings.keys().endorsement().get(0).fileLabel());
  }
}
