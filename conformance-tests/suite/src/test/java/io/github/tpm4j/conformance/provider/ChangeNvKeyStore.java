package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.error.TpmResourceException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.ProviderException;

/**
 * A program that changes the KeyStore in a TPM's memory while others do. Each change is a use of
 * its own, as by keytool, and each command has its own connection, so that others come in between
 * any two. What is refused because others hold the slots is done again.
 */
final class ChangeNvKeyStore {
  private static final int TRIES = 50;
  private static final int PAUSE_MILLIS = 20;

  private ChangeNvKeyStore() {}

  /** A connection for each command. */
  private record HangingUp(String tcti, TransportInfo info) implements Transport {
    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      try (Transport connected = Transports.open(tcti)) {
        return connected.transmit(command);
      }
    }

    @Override
    public void close() {
      // Nothing is kept.
    }
  }

  /** What is done to the store. */
  @FunctionalInterface
  private interface Change {
    void make(TpmProvider provider, KeyStore store) throws Exception;
  }

  /** Arguments: the TCTI string; what names begin with; how many keys are made. */
  public static void main(String[] arguments) throws Exception {
    String tcti = arguments[0];
    String name = arguments[1];
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      String alias = name + i;
      change(tcti, (provider, store) -> makeKey(provider, store, alias));
      change(
          tcti,
          (provider, store) -> store.setCertificateEntry("shared", store.getCertificate(alias)));
      if (i % 2 == 1) {
        String last = name + (i - 1);
        change(tcti, (provider, store) -> store.deleteEntry(last));
      }
    }
    System.out.println("done");
  }

  private static void makeKey(TpmProvider provider, KeyStore store, String alias) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(TpmKeyGenParameterSpec.ec(alias, "secp256r1").storeIn(store).build());
    generator.generateKeyPair();
  }

  private static void change(String tcti, Change change) throws Exception {
    for (int tries = 1; true; tries++) {
      TpmConnection connection = TpmConnection.over(new HangingUp(tcti, info(tcti)));
      try {
        TpmProvider provider = new TpmProvider(connection);
        KeyStore store = KeyStore.getInstance("TPM-NV", provider);
        store.load(null, null);
        change.make(provider, store);
        return;
      } catch (GeneralSecurityException | ProviderException | IOException e) {
        if (tries == TRIES || !isForWantOfSlots(e)) {
          throw e;
        }
        Thread.sleep(PAUSE_MILLIS * tries);
      } finally {
        connection.close();
      }
    }
  }

  private static boolean isForWantOfSlots(Throwable refusal) {
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof TpmResourceException) {
        return true;
      }
    }
    return false;
  }

  private static TransportInfo info(String tcti) throws TransportException {
    try (Transport connected = Transports.open(tcti)) {
      return connected.info();
    }
  }
}
