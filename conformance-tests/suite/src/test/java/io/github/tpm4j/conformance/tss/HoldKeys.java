package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program that holds three keys and a session in the slots of a TPM; after each line that it is
 * given it signs again, and says so.
 */
final class HoldKeys {

  private HoldKeys() {}

  public static void main(String[] arguments) throws Exception {
    TpmDevice device = TpmDevice.open(arguments[0]);
    List<TpmKey> keys =
        List.of(Keys.create(device, "a"), Keys.create(device, "b"), Keys.create(device, "c"));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    do {
      keys.forEach(Keys::assertSigns);
      System.out.println("signed");
    } while (in.readLine() != null);
  }
}
