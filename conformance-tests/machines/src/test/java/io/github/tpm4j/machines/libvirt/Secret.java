package io.github.tpm4j.machines.libvirt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;

/** A secret of libvirt, with which a TPM's state is encrypted. */
final class Secret {
  private final LibvirtDaemon daemon;
  private final UUID uuid;

  private Secret(LibvirtDaemon daemon, UUID uuid) {
    this.daemon = daemon;
    this.uuid = uuid;
  }

  /** A new one. */
  static Secret define(LibvirtDaemon daemon, String value) throws IOException {
    return define(daemon, UUID.randomUUID(), value);
  }

  /** The same one of another daemon. */
  Secret on(LibvirtDaemon other, String value) throws IOException {
    return define(other, uuid, value);
  }

  private static Secret define(LibvirtDaemon daemon, UUID uuid, String value) throws IOException {
    String xml =
        """
        <secret ephemeral='no' private='yes'>
          <uuid>%1$s</uuid><usage type='vtpm'><name>%1$s</name></usage>
        </secret>
        """
            .formatted(uuid);
    Path file = Files.writeString(daemon.folder().resolve("secret.xml"), xml);
    daemon.virsh("secret-define", file.toString()).succeed();
    Secret secret = new Secret(daemon, uuid);
    secret.set(value);
    return secret;
  }

  /** Changes its value. */
  void set(String value) throws IOException {
    String encoded = Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
    Path file = Files.writeString(daemon.folder().resolve("secret.base64"), encoded);
    daemon.virsh("secret-set-value", uuid.toString(), "--file", file.toString()).succeed();
  }

  UUID uuid() {
    return uuid;
  }
}
