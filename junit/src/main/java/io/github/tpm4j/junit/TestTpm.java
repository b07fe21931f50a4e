package io.github.tpm4j.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bundled TPM of a test, and what can happen to it. May be used by any number of threads. */
public final class TestTpm {
  private static final Authorization NO_PASSWORD = Authorization.password(SecretBytes.EMPTY);

  /** As a new TPM has them (Part 1, 19.8.6 leaves them to the maker). */
  private static final int MAX_TRIES = 3;

  private static final int RECOVERY_SECONDS = 1000;

  private final Path state;
  private final FaultyTransport transport;
  private final TpmProvider provider;

  private TestTpm(Path state, String options) throws TransportException {
    this.state = state;
    transport = new FaultyTransport("engine:dir=" + state + ",durability=process" + options);
    provider = new TpmProvider(TpmConnection.over(transport));
  }

  static TestTpm start(Tpm wanted) throws IOException {
    String options =
        ",profile=" + wanted.revision() + ",ek-certificates=" + yes(wanted.ekCertificates());
    return new TestTpm(Files.createTempDirectory("tpm4j-test"), options);
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }

  void end() throws IOException {
    connection().close();
    try (Stream<Path> all = Files.walk(state)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * {@return the provider of this TPM's keys; it is registered only if {@link Tpm#registered} says
   * so}
   */
  public TpmProvider provider() {
    return provider;
  }

  /** {@return this TPM as sealing, attestation and settings take it} */
  public TpmConnection connection() {
    return provider.connection();
  }

  /** {@return this TPM for commands of the test's own} */
  public TpmDevice device() {
    return connection().device();
  }

  /** {@return the commands that were sent so far, to count what something costs} */
  public List<TpmCc> commands() {
    return transport.sent();
  }

  /**
   * Measures something, as firmware does that has changed: what is bound to the PCR cannot be used
   * until {@link #restart}.
   *
   * @param pcr 0 to 23, in all banks
   * @param measured is hashed
   */
  public void extendPcr(int pcr, String measured) {
    Bytes data = Bytes.adopt(measured.getBytes(UTF_8));
    Map<TpmAlg, Bytes> digests =
        device().capabilities().pcrBanks().pcrSelections().stream()
            .map(TpmsPcrSelection::hash)
            .collect(Collectors.toMap(bank -> bank, bank -> Digests.of(HashAlg.of(bank), data)));
    device().extendPcr(pcr, digests);
  }

  /** Turns the machine off and on: PCR begin anew, loaded keys and sessions are gone. */
  public void restart() {
    try {
      transport.powerCycle();
    } catch (TransportException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the TPM away, as when a virtual machine loses it: all that asks it fails. */
  public void remove() {
    transport.setRemoved(true);
  }

  /** Gives the TPM back after {@link #remove}; it has kept its state. */
  public void putBack() {
    transport.setRemoved(false);
  }

  /**
   * Makes the TPM slow, as chips are: each command takes longer.
   *
   * @param delay of each command; zero for none
   */
  public void slow(Duration delay) {
    transport.setDelay(delay);
  }

  /**
   * Has the TPM refuse the next commands, whatever they are.
   *
   * @param code such as {@code TpmRc.RETRY} or {@code TpmRc.FAILURE}
   * @param times how many commands
   */
  public void refuse(TpmRc code, int times) {
    transport.refuse(code, times);
  }

  /** Locks the TPM, as too many wrong passwords do; keys that do not count them still work. */
  public void lockOut() {
    limitTries(0);
  }

  /** Ends the lockout. */
  public void endLockout() {
    limitTries(MAX_TRIES);
    client().execute(new DictionaryAttackLockReset.Request(TpmHandle.LOCKOUT), NO_PASSWORD);
  }

  private void limitTries(int maxTries) {
    client()
        .execute(
            new DictionaryAttackParameters.Request(
                TpmHandle.LOCKOUT, maxTries, RECOVERY_SECONDS, RECOVERY_SECONDS),
            NO_PASSWORD);
  }

  private TpmClient client() {
    return device().client();
  }

  @Override
  public String toString() {
    return "TestTpm[" + state + "]";
  }
}
