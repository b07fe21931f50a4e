package io.github.tpm4j.tss.managed;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.testing.SlotTpm;

/** A program that first uses a TPM when it ends: its exit status is 0 if that succeeded. */
final class OpenInShutdownHook {
  private OpenInShutdownHook() {}

  public static void main(String... arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(OpenInShutdownHook::useAndHalt));
  }

  private static void useAndHalt() {
    int status = 1;
    try {
      SlotTpm slots = new SlotTpm(TransportInfo.Kind.SIMULATOR, 1, 1);
      ManagedTpm tpm = new ManagedTpm(new TpmClient(slots), 1, true);
      tpm.run(Caller.ANYBODY, turn -> turn.client().execute(new ReadClock.Request()));
      tpm.close();
      status = 0;
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }
}
