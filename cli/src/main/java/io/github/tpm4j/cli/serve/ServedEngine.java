package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Serves the bundled TPM from its state's opening to its orderly end. */
final class ServedEngine {

  /** Opens the places to listen, without serving yet. */
  interface Listening {
    TpmServer.Builder listen(TpmPlatform platform) throws IOException;
  }

  /** What the TPM is given before the first client comes. */
  interface PowerUp {
    void apply(TpmPlatform platform);
  }

  private final BundledTpm tpm;
  private final Consumer<TpmServer.Builder> waiting;
  private final PrintWriter out;
  private StateProtection migration = StateProtection.none();

  ServedEngine(BundledTpm tpm, Consumer<TpmServer.Builder> waiting, PrintWriter out) {
    this.tpm = tpm;
    this.waiting = waiting;
    this.out = out;
  }

  /**
   * What protects the state on its way to another place.
   *
   * @param protection the caller closes it
   */
  ServedEngine migratingWith(StateProtection protection) {
    migration = protection;
    return this;
  }

  /** Returns when a client or SIGTERM has asked for the end, and all is saved. */
  void serve(Listening listening, PowerUp powerUp) throws Exception {
    CountDownLatch saved = new CountDownLatch(1);
    try (StateStore store = tpm.open()) {
      TpmPlatform platform = new TpmPlatform(tpm.over(store, migration));
      TpmServer.Builder builder = listening.listen(platform);
      waiting.accept(builder);
      powerUp.apply(platform);
      serve(builder.start(), saved);
    } finally {
      saved.countDown();
    }
  }

  private void serve(TpmServer server, CountDownLatch saved)
      throws IOException, InterruptedException, ExecutionException {
    OrderlyEnd.atSignal(server::requestEnd, saved);
    try (server) {
      out.println("ready " + String.join(" ", server.addresses()));
      out.flush();
      server.awaitEnd();
    }
  }
}
