package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a signature from the caller to the TPM is short, and costs one command. */
class SigningWalkTest extends OnEveryTpm {
  /**
   * From {@link Signature#sign} to {@link Transport#transmit}, both counted; one of them is of the
   * seam between the services and the families of TPM, and one of a transport that was handed over,
   * as here: those that are opened by name have none.
   */
  private static final int MOST_FRAMES = 16;

  private Walk walk;
  private RunningTpm watched;

  /** Remembers how the last command came here, and how many came. */
  private static final class Walk extends ForwardingTransport {
    private List<String> frames = List.of();
    private int commands;

    Walk(Transport inner) {
      super(inner);
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      commands++;
      frames =
          StackWalker.getInstance()
              .walk(
                  stack ->
                      stack
                          .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                          .toList());
      return super.transmit(command);
    }

    @Override
    public void close() {
      // The transport belongs to the test's TPM.
    }

    /** The calls from {@link Signature#sign} on. */
    List<String> ofSignature() {
      return frames.subList(0, frames.indexOf("java.security.Signature.sign") + 1);
    }
  }

  @BeforeEach
  void watch() {
    walk = new Walk(tpm.transport());
    watched = RunningTpm.of(walk, () -> {});
  }

  @AfterEach
  void close() throws Exception {
    watched.close();
  }

  @ParameterizedTest
  @CsvSource({"EC, 256, SHA256withECDSA", "RSA, 2048, SHA256withRSA"})
  void aSignatureTakesAFewCalls_andOneCommand(String kind, int bits, String algorithm)
      throws Exception {
    KeyPair keys = watched.key(kind, bits);
    Signature signer = Signature.getInstance(algorithm, watched.provider());
    signer.initSign(keys.getPrivate());
    signer.sign();
    int before = walk.commands;
    signer.update(Keys.MESSAGE);
    byte[] signature = signer.sign();
    assertEquals(1, walk.commands - before);
    List<String> frames = walk.ofSignature();
    assertTrue(frames.size() > 3 && frames.size() <= MOST_FRAMES, () -> String.join("\n", frames));
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(keys.getPublic());
    verifier.update(Keys.MESSAGE);
    assertTrue(verifier.verify(signature));
  }
}
