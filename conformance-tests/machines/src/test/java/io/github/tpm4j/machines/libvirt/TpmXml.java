package io.github.tpm4j.machines.libvirt;

import io.github.tpm4j.peers.TpmModel;

/** The element {@code tpm} of a domain. */
final class TpmXml {
  private TpmXml() {}

  /** A TPM that libvirt makes and starts by swtpm. */
  static String emulator(TpmModel model) {
    return emulator(model, "");
  }

  /** As {@link #emulator(TpmModel)}, with elements in {@code backend}. */
  static String emulator(TpmModel model, String further) {
    return """
        <tpm model='%s'><backend type='emulator' version='2.0'>%s</backend></tpm>
        """
        .formatted(model.qemuName(), further);
  }
}
