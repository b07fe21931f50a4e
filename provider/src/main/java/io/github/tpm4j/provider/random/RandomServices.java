package io.github.tpm4j.provider.random;

import io.github.tpm4j.provider.ServiceRow;
import java.util.List;

/** Random numbers. */
public final class RandomServices {

  private RandomServices() {}

  public static List<ServiceRow> rows() {
    return List.of(
        ServiceRow.of("SecureRandom", "TPM", (provider, tpm) -> new TpmRandom(tpm))
            .attribute("ThreadSafe", "true")
            .attribute("ImplementedIn", "Hardware"),
        ServiceRow.of("SecureRandom", "TPM-DRBG", (provider, tpm) -> new TpmDrbg(tpm))
            .attribute("ThreadSafe", "true")
            .attribute("ImplementedIn", "Software"));
  }
}
