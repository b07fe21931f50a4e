package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmException;
import java.util.concurrent.CountDownLatch;

/**
 * A program that uses a TPM and ends without a word, as command line tools do; or, with a second
 * argument, as servers do whose threads sign until the JVM is gone.
 */
final class SignAndExit {
  private static final int THREADS = 4;

  /** What else ends with the JVM takes its time. */
  private static final long OTHER_HOOK_MILLIS = 200;

  private SignAndExit() {}

  public static void main(String[] arguments) throws Exception {
    TpmDevice device = TpmDevice.open(arguments[0]);
    if (arguments.length > 1) {
      signToTheEnd(device);
    } else {
      Keys.assertSigns(Keys.create(device, "p"));
    }
    System.exit(0);
  }

  private static void signToTheEnd(TpmDevice device) throws InterruptedException {
    CountDownLatch signing = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      TpmKey key = Keys.create(device, "p" + i);
      Thread thread = new Thread(() -> signUntilRefused(key, signing));
      thread.setDaemon(true);
      thread.start();
    }
    signing.await();
    Runtime.getRuntime().addShutdownHook(new Thread(SignAndExit::pause));
  }

  private static void signUntilRefused(TpmKey key, CountDownLatch signing) {
    try {
      while (true) {
        Keys.assertSigns(key);
        signing.countDown();
      }
    } catch (TpmException e) {
      System.err.println(e.getMessage());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(OTHER_HOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
