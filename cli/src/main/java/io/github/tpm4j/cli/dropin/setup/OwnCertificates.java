package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.authority.AuthorityConfig;
import io.github.tpm4j.cli.dropin.authority.LocalAuthority;
import io.github.tpm4j.engine.manufacture.EkSubject;
import io.github.tpm4j.engine.manufacture.KeptAuthority;
import io.github.tpm4j.engine.manufacture.KeptAuthority.KeyUses;
import io.github.tpm4j.engine.manufacture.PlatformSubject;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/** Certificates by the machine's own authority, where no program makes them. */
final class OwnCertificates {
  private final KeptAuthority authority;
  private final PlatformSubject platform;
  private final EkSubject tpm;
  private final EkUse use;
  private final Optional<String> owner;
  private final SetupLog log;

  private OwnCertificates(
      KeptAuthority authority,
      PlatformSubject platform,
      EkSubject tpm,
      SetupSettings settings,
      SetupLog log) {
    this.authority = authority;
    this.platform = platform;
    this.tpm = tpm;
    use = settings.keys().use();
    owner = settings.vmId();
    this.log = log;
  }

  /** By the authority of the settings' configuration, which is made if it is not there yet. */
  static OwnCertificates of(SetupSettings settings, EkSubject tpm, SetupLog log) throws Refusal {
    Map<String, String> environment = System.getenv();
    AuthorityConfig config =
        AuthorityConfig.read(
            settings.config().certificateToolConfig(),
            settings.config().certificateToolOptions(),
            SetupConfig.userFolder(environment),
            environment);
    KeptAuthority authority = LocalAuthority.open(config, log::info);
    log.info("  The authority of certificates is that of " + config.certificateFile() + ".");
    return new OwnCertificates(authority, config.platform(), tpm, settings, log);
  }

  /** That of an endorsement key, DER. */
  byte[] endorsement(PublicKey key) {
    byte[] certificate = authority.certifyEndorsementKey(key, uses(), owner, tpm);
    log.info("Successfully created EK certificate locally.");
    return certificate;
  }

  /** That of the platform, DER. */
  byte[] platform(PublicKey key) {
    byte[] certificate = authority.certifyPlatform(key, uses(), owner, platform);
    log.info("Successfully created platform certificate locally.");
    return certificate;
  }

  /**
   * That of a key by which the device is known, DER.
   *
   * @param ekCertificate of the TPM, which the device's serial number names
   */
  byte[] device(PublicKey key, DeviceKeyKind kind, byte[] ekCertificate) {
    byte[] certificate = authority.certifyDeviceKey(key, owner, tpm, ekCertificate);
    log.info("Successfully created " + kind.label() + " certificate locally.");
    return certificate;
  }

  private KeyUses uses() {
    return switch (use) {
      case DECRYPTION -> KeyUses.DECRYPT;
      case SIGNING -> KeyUses.SIGN;
      case BOTH -> KeyUses.SIGN_AND_DECRYPT;
    };
  }
}
