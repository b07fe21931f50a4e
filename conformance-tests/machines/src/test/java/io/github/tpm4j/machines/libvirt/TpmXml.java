package io.github.tpm4j.machines.libvirt;

import io.github.tpm4j.peers.TpmModel;
import java.nio.file.Path;

/** The element {@code tpm} of a domain. */
final class TpmXml {
  private TpmXml() {}

  /** A TPM that libvirt makes and starts by swtpm. */
  static String emulator(TpmModel model) {
    return emulator(model, "");
  }

  /** As {@link #emulator(TpmModel)}, with elements in {@code backend}. */
  static String emulator(TpmModel model, String further) {
    return emulator(model, "", further);
  }

  private static String emulator(TpmModel model, String attribute, String further) {
    return """
        <tpm model='%s'><backend type='emulator' version='%s' %s>%s</backend></tpm>
        """
        .formatted(model.qemuName(), model.isTpm12() ? "1.2" : "2.0", attribute, further);
  }

  /** A TPM whose state outlives the domain's definition. */
  static String persistent(TpmModel model) {
    return emulator(model, "persistent_state='yes'", "");
  }

  /** A TPM whose state, and whose migration, is encrypted with a secret. */
  static String encrypted(TpmModel model, Secret secret) {
    return encrypted(model, secret, "");
  }

  /** As {@link #encrypted(TpmModel, Secret)}, with further elements in {@code backend}. */
  static String encrypted(TpmModel model, Secret secret, String further) {
    return emulator(model, "<encryption secret='" + secret.uuid() + "'/>" + further);
  }

  /** A TPM that somebody else has started. */
  static String external(TpmModel model, Path control) {
    return """
        <tpm model='%s'>
          <backend type='external'><source type='unix' mode='connect' path='%s'/></backend>
        </tpm>
        """
        .formatted(model.qemuName(), control);
  }
}
