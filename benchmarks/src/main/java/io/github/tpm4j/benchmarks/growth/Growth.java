package io.github.tpm4j.benchmarks.growth;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.CountingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a command costs as there is more of everything: keys, threads, NV Indices, entries. */
public final class Growth {
  /** More than the three slots of the TPM, so that each use loads the key. */
  private static final int[] KEYS = {10, 100, 1_000, 10_000};

  private static final int[] THREADS = {1, 4, 16, 64};
  private static final int FAIR_KEYS = 200;
  private static final int[] ENTRIES = {1, 1_000, 10_000};
  private static final int SIGNATURES = 4_000;
  private static final String ALGORITHM = "SHA256withECDSA";

  private final PrintStream out;

  public Growth(PrintStream out) {
    this.out = out;
  }

  /** Prints a table for each of them. */
  public void print() throws Exception {
    try (CountingTransport transport = new CountingTransport(engine())) {
      TpmProvider provider = new TpmProvider(TpmConnection.over(transport));
      List<KeyPair> keys = keys(provider, KEYS[KEYS.length - 1]);
      printKeys(transport, provider, keys);
      printThreads(transport, provider, keys.get(0).getPrivate());
      printWaits();
      printStores(provider, keys);
    }
    NvGrowth.print(out);
  }

  private static Transport engine() throws TransportException {
    return Transports.open("engine:memory");
  }

  private static List<KeyPair> keys(TpmProvider provider, int count)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    List<KeyPair> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(generator.generateKeyPair());
    }
    return keys;
  }

  private void printKeys(CountingTransport transport, TpmProvider provider, List<KeyPair> keys)
      throws Exception {
    GrowthTable table =
        new GrowthTable(out, "keys used in turn, three slots", "a command (Load, Sign, Flush)");
    List<KeyPair> few = keys.subList(0, KEYS[0]);
    table.warmUp(() -> microsACommand(transport, () -> signInTurn(provider, few)));
    for (int count : KEYS) {
      List<KeyPair> used = keys.subList(0, count);
      table.row(count, () -> microsACommand(transport, () -> signInTurn(provider, used)));
    }
    table.end();
  }

  private static Void signInTurn(TpmProvider provider, List<KeyPair> keys)
      throws GeneralSecurityException {
    for (int i = 0; i < Math.max(SIGNATURES, keys.size()); i++) {
      sign(provider, keys.get(i % keys.size()).getPrivate());
    }
    return null;
  }

  private static void sign(TpmProvider provider, PrivateKey key) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(ALGORITHM, provider);
    signer.initSign(key);
    signer.update(new byte[32]);
    signer.sign();
  }

  private static double microsACommand(CountingTransport transport, Callable<?> work)
      throws Exception {
    transport.reset();
    long begin = System.nanoTime();
    work.call();
    return (System.nanoTime() - begin) / 1e3 / transport.commands();
  }

  private void printThreads(CountingTransport transport, TpmProvider provider, PrivateKey key)
      throws Exception {
    GrowthTable table = new GrowthTable(out, "threads that sign with one key", "a signature");
    for (int count : THREADS) {
      ExecutorService threads = Executors.newFixedThreadPool(count);
      try {
        table.row(
            count,
            () -> microsACommand(transport, () -> signBeside(threads, count, provider, key)));
      } finally {
        threads.shutdown();
      }
    }
    table.end();
  }

  private static Void signBeside(
      ExecutorService threads, int count, TpmProvider provider, PrivateKey key) throws Exception {
    Callable<Void> share =
        () -> {
          for (int i = 0; i < SIGNATURES / count; i++) {
            sign(provider, key);
          }
          return null;
        };
    for (Future<Void> done : threads.invokeAll(Collections.nCopies(count, share))) {
      done.get();
    }
    return null;
  }

  // Through a provider of its own, so that no other waits are counted.
  private void printWaits() throws Exception {
    int count = THREADS[THREADS.length - 1];
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try (Transport transport = engine()) {
      TpmProvider provider = new TpmProvider(TpmConnection.over(transport));
      List<KeyPair> keys = keys(provider, FAIR_KEYS);
      Callable<Void> share =
          () -> {
            Random random = new Random(count);
            for (int i = 0; i < SIGNATURES / count; i++) {
              sign(provider, keys.get(random.nextInt(keys.size())).getPrivate());
            }
            return null;
          };
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(count, share))) {
        done.get();
      }
      FairWaits.print(out, provider, count);
    } finally {
      threads.shutdown();
    }
  }

  private void printStores(TpmProvider provider, List<KeyPair> keys) throws Exception {
    GrowthTable table = new GrowthTable(out, "entries of a KeyStore", "to open it");
    StoredKeys some = StoredKeys.of(provider, keys.subList(0, KEYS[1]));
    table.warmUp(() -> some.microsToOpen(provider));
    for (int count : ENTRIES) {
      StoredKeys stored = StoredKeys.of(provider, keys.subList(0, count));
      table.row(count, () -> stored.microsToOpen(provider));
    }
    table.end();
  }
}
