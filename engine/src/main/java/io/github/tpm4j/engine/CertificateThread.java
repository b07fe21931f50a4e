package io.github.tpm4j.engine;

import io.github.tpm4j.engine.manufacture.CertificateOrder;
import io.github.tpm4j.transport.processor.OwnProcessors;
import io.github.tpm4j.tss.crypto.WorkForTpm;

/** Makes the certificates of a new TPM that nobody has asked for yet, once its start is over. */
final class CertificateThread {
  /** The program that starts the TPM has the processors for itself meanwhile. */
  private static final int DELAY_MILLIS = 100;

  private CertificateThread() {}

  /** Does nothing if nothing is ordered. */
  static void start(Tpm tpm, CertificateOrder order) {
    if (order.isOpen()) {
      Runnable work = order.work();
      OwnProcessors.restoreCaller();
      Thread thread =
          new Thread(() -> WorkForTpm.run(() -> run(tpm, order, work)), "EK certificates");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void run(Tpm tpm, CertificateOrder order, Runnable work) {
    try {
      Thread.sleep(DELAY_MILLIS);
    } catch (InterruptedException e) {
      return;
    }
    // After another _TPM_Init it is another thread's.
    if (order.work() == work) {
      work.run();
      tpm.bringCertificates();
    }
  }
}
