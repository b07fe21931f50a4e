package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.tss.device.TpmDevice;

/** A program that uses a TPM and ends without a word, as command line tools do. */
final class SignAndExit {

  private SignAndExit() {}

  public static void main(String[] arguments) throws Exception {
    TpmDevice device = TpmDevice.open(arguments[0]);
    Keys.assertSigns(Keys.create(device, "p"));
    System.exit(0);
  }
}
