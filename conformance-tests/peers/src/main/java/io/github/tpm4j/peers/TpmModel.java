package io.github.tpm4j.peers;

/** The TPM interface that the guest's kernel finds (TCG PC Client Platform TPM Profile). */
public enum TpmModel {
  /** FIFO over TIS registers. */
  TIS("tpm-tis"),
  /** The same, with a TPM 1.2 behind it. */
  TIS_TPM_1_2("tpm-tis"),
  /** Command response buffer. */
  CRB("tpm-crb"),
  /** A machine without a TPM. */
  NONE("none");

  private final String qemuName;

  TpmModel(String qemuName) {
    this.qemuName = qemuName;
  }

  /** Whether swtpm is started for it without {@code --tpm2}. */
  public boolean isTpm12() {
    return this == TIS_TPM_1_2;
  }

  /** The name of its device in QEMU and libvirt. */
  public String qemuName() {
    return qemuName;
  }
}
