package io.github.tpm4j.cli.serve;

import io.github.tpm4j.cli.swtpm.SwtpmSourceOptions;
import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.server.EngineTpm;
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

  private final StateOptions options;
  private final SwtpmSourceOptions source;
  private final Profile profile;
  private final Consumer<TpmServer.Builder> waiting;
  private final PrintWriter out;
  private StateProtection migration = StateProtection.none();

  ServedEngine(
      StateOptions options,
      SwtpmSourceOptions source,
      Profile profile,
      Consumer<TpmServer.Builder> waiting,
      PrintWriter out) {
    this.options = options;
    this.source = source;
    this.profile = profile;
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
    try (StateStore store = options.open()) {
      takeOver(store);
      requireCertifiableKeys(store);
      Tpm tpm =
          new Tpm(
              TpmConfiguration.of(store)
                  .withProfile(profile)
                  .withEkCertificates(options.ekCertificates()));
      TpmPlatform platform =
          new TpmPlatform(new EngineTpm(tpm, store, options.isEncrypted(), migration));
      TpmServer.Builder builder = listening.listen(platform);
      waiting.accept(builder);
      powerUp.apply(platform);
      serve(builder.start(), saved);
    } finally {
      saved.countDown();
    }
  }

  /** The TPM of swtpm that is asked for, where none is there yet. */
  private void takeOver(StateStore store) throws IOException {
    if (!source.isGiven()) {
      options.requireNoneOfSwtpm(store);
    } else if (store.load().isEmpty()) {
      source.into(store, profile);
    }
  }

  /** At once, and not when a client powers a new TPM on. */
  private void requireCertifiableKeys(StateStore store) {
    EkCertificates certificates = options.ekCertificates();
    if (!certificates.fit(profile) && store.load().isEmpty()) {
      certificates.requireKeysOf(profile);
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
