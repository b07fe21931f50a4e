package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.family.TpmFamilies;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a TPM 1.2 is connected to, and given back. */
@Tag("peer")
class ConnectionTest {
  private static final int ORDINAL_OFFSET = 6;

  /** Watches what passes. */
  private static final class Watching extends ForwardingTransport {
    private final List<Integer> ordinals = new ArrayList<>();
    private boolean closed;

    Watching(Transport delegate) {
      super(delegate);
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      ordinals.add(ByteBuffer.wrap(command).getInt(ORDINAL_OFFSET));
      return super.transmit(command);
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }

  private static byte[] signed(Provider provider) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
    generator.initialize(512);
    KeyPair keys = generator.generateKeyPair();
    Signature signer = Signature.getInstance("SHA1withRSA", provider);
    signer.initSign(keys.getPrivate());
    return signer.sign();
  }

  @Test
  void aTransportThatWasGiven_isUsed_andClosedInTheEnd() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      Watching transport = new Watching(Transports.open(tpm.tcti()));
      TpmConnection connection = TpmConnection.over(transport);
      assertNotNull(signed(new TpmProvider(connection)));
      assertTrue(transport.ordinals.contains(TpmOrd.SIGN.value()), "" + transport.ordinals);
      TpmUnsupportedException refused =
          assertThrows(TpmUnsupportedException.class, connection::device);
      assertTrue(refused.getMessage().contains("is a TPM 1.2"), refused.getMessage());
      connection.close();
      assertTrue(transport.closed);
      assertEquals(
          TpmOrd.FLUSH_SPECIFIC.value(),
          transport.ordinals.get(transport.ordinals.size() - 1),
          "what was loaded is flushed");
    }
  }

  @Test
  void aConnectionThatWasForgotten_isGivenBack() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      signed(new TpmProvider(TpmConnection.of(TpmSettings.of(tpm.tcti()))));
      Object identity = Transports.identity(tpm.tcti());
      // What was forgotten is found in some later collection.
      while (TpmFamilies.openedBy(identity).isPresent()) {
        System.gc();
        Thread.sleep(10);
      }
      tpm.direct(client -> assertEquals(List.of(), SlotsTest.loaded(client)));
    }
  }

  @Test
  void aTpmInThisProcessThatWasForgotten_isFoundAgain() throws Exception {
    String tcti = "engine12:memory";
    long sent = sentAfterRandom(tcti);
    for (int i = 0; i < 20; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertTrue(TpmFamilies.openedBy(Transports.identity(tcti)).isPresent());
    TpmConnection again = TpmConnection.of(TpmSettings.of(tcti));
    assertTrue(again.inUse().commandsSent() >= sent, "the same TPM");
    again.close();
    assertTrue(TpmFamilies.openedBy(Transports.identity(tcti)).isEmpty());
  }

  private static long sentAfterRandom(String tcti) throws Exception {
    TpmConnection connection = TpmConnection.of(TpmSettings.of(tcti));
    SecureRandom random = SecureRandom.getInstance("TPM", new TpmProvider(connection));
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    assertFalse(Arrays.equals(new byte[20], bytes));
    return connection.inUse().commandsSent();
  }
}
