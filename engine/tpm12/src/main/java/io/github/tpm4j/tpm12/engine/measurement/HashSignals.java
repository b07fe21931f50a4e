package io.github.tpm4j.tpm12.engine.measurement;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.HashSequence;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.wire.Bytes;

/** _TPM_Hash_Start, _TPM_Hash_Data and _TPM_Hash_End (PC Client TPM 1.2, 7.1). */
public final class HashSignals {
  private static final int PCR_OF_TRUSTED_OS = 17;
  private static final int HARDWARE_LOCALITY = 4;

  private final TpmState tpm;
  private HashSequence running;

  public HashSignals(TpmState tpm) {
    this.tpm = tpm;
  }

  public void start() {
    if (tpm.power().isStarted()) {
      running = HashSequence.start(HashAlgorithm.SHA1);
      tpm.sha1().end();
      tpm.pcrs().startTrustedOs();
      tpm.flags().set(PermanentFlag.TPM_ESTABLISHED, true);
    }
  }

  public void data(byte[] data) {
    if (running != null) {
      running.update(data);
    }
  }

  public void end() {
    if (running != null) {
      Bytes digest = Bytes.of(running.finish());
      running = null;
      tpm.pcrs().extend(PCR_OF_TRUSTED_OS, digest, HARDWARE_LOCALITY);
    }
  }
}
