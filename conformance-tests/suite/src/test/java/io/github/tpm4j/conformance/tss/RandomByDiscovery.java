package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.random.GetRandom;

/** Asks the TPM of this process's settings for random bytes, and prints how it was reached. */
final class RandomByDiscovery {
  private static final int BYTES = 16;

  private RandomByDiscovery() {}

  public static void main(String[] arguments) throws Exception {
    try (Transport transport = Transports.discover();
        TpmClient client = new TpmClient(transport)) {
      int count = client.execute(new GetRandom.Request(BYTES)).randomBytes().size();
      System.out.println(count + " bytes from " + transport.info());
    }
  }
}
