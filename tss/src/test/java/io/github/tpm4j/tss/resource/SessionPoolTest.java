package io.github.tpm4j.tss.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.error.TpmTransportException;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.PolicyAuth;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.testing.SlotTpm;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionPoolTest {
  private static final int SLOTS = 2;
  private static final int LIFE_COMMANDS = 4_000;

  private final SlotTpm tpm = new SlotTpm(TransportInfo.Kind.SIMULATOR, SLOTS, SLOTS);
  private final Clockless clockless = new Clockless(tpm);
  private final TpmClient client = new TpmClient(clockless);
  private final SessionPool pool = new SessionPool(client);
  private final Plain user = new Plain();

  /** Loses the connection whenever the clock is to be read, while that is wanted. */
  private static final class Clockless extends ForwardingTransport {
    private boolean wanted;

    Clockless(Transport clock) {
      super(clock);
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      int code = ByteBuffer.wrap(command).getInt(6);
      if (wanted && code == TpmCc.READ_CLOCK.value()) {
        throw new TransportException("lost");
      }
      return super.transmit(command);
    }
  }

  /** Starts sessions without secrets. */
  private final class Plain implements SessionUser {
    private final List<AuthSession> started = new ArrayList<>();
    private boolean demanding;

    @Override
    public boolean trusts(Optional<Bytes> saltName) {
      return !demanding;
    }

    @Override
    public boolean isProven(Optional<Bytes> saltName) {
      return false;
    }

    @Override
    public AuthSession start(TpmSe type, HashAlg hash) {
      boolean hmac = type.equals(TpmSe.HMAC);
      started.add(client.start(hmac ? SessionSpec.hmac(hash) : SessionSpec.policy(hash)));
      return started.get(started.size() - 1);
    }
  }

  private AuthSession hmac(HashAlg hash) {
    return pool.hmac(hash, user);
  }

  private PolicySession policy() {
    return pool.policy(HashAlg.SHA256, user);
  }

  @Test
  void keepsASession() {
    AuthSession session = hmac(HashAlg.SHA256);
    assertSame(session, hmac(HashAlg.SHA256));
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void startsAnewAfterAReset() {
    AuthSession before = hmac(HashAlg.SHA256);
    tpm.reset();
    client.execute(new ReadClock.Request());
    assertNotSame(before, hmac(HashAlg.SHA256));
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void startsAnewWhereASessionIsLost() {
    AuthSession lost = hmac(HashAlg.SHA256);
    lost.setLost();
    assertNotSame(lost, hmac(HashAlg.SHA256));
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void givesUpSessionsThatAreTrustedNoMore() {
    AuthSession doubtful = hmac(HashAlg.SHA256);
    user.demanding = true;
    AuthSession proven = hmac(HashAlg.SHA256);
    assertNotSame(doubtful, proven);
    assertTrue(doubtful.isLost());
    user.demanding = false;
    assertSame(proven, hmac(HashAlg.SHA256));
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void takesTheSlotOfTheSessionThatWasNotUsedForLongest() {
    AuthSession first = hmac(HashAlg.SHA256);
    AuthSession second = hmac(HashAlg.SHA384);
    hmac(HashAlg.SHA256);
    hmac(HashAlg.SHA512);
    assertEquals(SLOTS, tpm.openSessions());
    assertTrue(second.isLost());
    assertFalse(first.isLost());
  }

  @Test
  void neverTakesTheSlotOfAPolicySessionInUse() {
    hmac(HashAlg.SHA256);
    try (PolicySession policy = policy()) {
      hmac(HashAlg.SHA384);
      pool.endAll();
      assertFalse(policy.session().isLost());
      assertEquals(1, tpm.openSessions());
      policy.setUsed();
    }
  }

  @Test
  void givesAnotherPolicySessionToANestedUse_andEndsItAfterwards() {
    try (PolicySession outer = policy()) {
      try (PolicySession inner = policy()) {
        assertNotSame(outer.session(), inner.session());
        assertEquals(2, tpm.openSessions());
        inner.setUsed();
      }
      assertEquals(1, tpm.openSessions());
      assertFalse(outer.session().isLost());
      outer.setUsed();
    }
  }

  @Test
  void tellsThatOthersHoldAllSlots() {
    client.start(SessionSpec.hmac(HashAlg.SHA256));
    client.start(SessionSpec.hmac(HashAlg.SHA256));
    assertThrows(TpmResourceException.class, () -> hmac(HashAlg.SHA256));
  }

  @Test
  void beginsAPolicyAnewAfterAFailure() {
    AuthSession first = used();
    tpm.takeSent();
    try (PolicySession policy = policy()) {
      policy.session().setPolicyAuth(PolicyAuth.PASSWORD);
    }
    assertTrue(tpm.takeSent().contains(TpmCc.POLICY_RESTART));
    AuthSession again = used();
    assertSame(first, again);
    assertEquals(PolicyAuth.NONE, again.policyAuth());
  }

  private AuthSession used() {
    try (PolicySession policy = policy()) {
      policy.setUsed();
      return policy.session();
    }
  }

  @Test
  void givesUpAPolicySessionThatCannotBeginAnew() {
    AuthSession first = used();
    try (PolicySession policy = policy()) {
      client.execute(new FlushContext.Request(policy.session().handle()));
    }
    assertTrue(first.isLost());
    assertNotSame(first, used());
  }

  @Test
  void keepsASessionForEverWhereNoManagerSavesIt() {
    assertEquals(hmac(HashAlg.SHA256), afterALife(client, pool));
  }

  @Test
  void startsAnewAfterALifeBehindAResourceManager_beforeTheTpmMustRefuse() {
    SlotTpm managed = SlotTpm.resourceManaged(SLOTS);
    TpmClient behind = new TpmClient(managed);
    SessionPool managedPool = new SessionPool(behind);
    SessionUser there = new Behind(behind);
    AuthSession first = managedPool.hmac(HashAlg.SHA256, there);
    send(behind, LIFE_COMMANDS / 2);
    assertSame(first, managedPool.hmac(HashAlg.SHA256, there));
    send(behind, LIFE_COMMANDS / 2);
    assertNotSame(first, managedPool.hmac(HashAlg.SHA256, there));
    assertTrue(first.isLost());
    assertEquals(1, managed.openSessions());
  }

  private AuthSession afterALife(TpmClient sender, SessionPool from) {
    send(sender, LIFE_COMMANDS);
    return from.hmac(HashAlg.SHA256, user);
  }

  private static void send(TpmClient sender, int commands) {
    for (int i = 0; i < commands; i++) {
      sender.execute(new ReadClock.Request());
    }
  }

  /** Starts sessions of another TPM. */
  private record Behind(TpmClient there) implements SessionUser {
    @Override
    public boolean trusts(Optional<Bytes> saltName) {
      return true;
    }

    @Override
    public boolean isProven(Optional<Bytes> saltName) {
      return true;
    }

    @Override
    public AuthSession start(TpmSe type, HashAlg hash) {
      return there.start(SessionSpec.hmac(hash));
    }
  }

  @Test
  void endsAllSessions() {
    assertFalse(pool.endAll());
    hmac(HashAlg.SHA256);
    used();
    assertTrue(pool.endAll());
    assertEquals(0, tpm.openSessions());
  }

  @Test
  void leavesNothingOfASessionThatIsStartedButCannotBeKept() {
    clockless.wanted = true;
    assertThrows(TpmTransportException.class, () -> hmac(HashAlg.SHA256));
    assertEquals(0, tpm.openSessions());
    assertTrue(user.started.get(0).isLost());
  }

  @Test
  void endsLaterWhatCouldNotBeEnded_andUsesItNoMore() {
    AuthSession session = hmac(HashAlg.SHA256);
    clockless.wanted = true;
    assertThrows(TpmTransportException.class, pool::endAll);
    assertTrue(session.isLost());
    clockless.wanted = false;
    assertNotSame(session, hmac(HashAlg.SHA256));
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void forgetsAllSessionsWithoutACommand() {
    AuthSession session = hmac(HashAlg.SHA256);
    try (PolicySession policy = policy()) {
      tpm.takeSent();
      pool.close();
      assertTrue(session.isLost());
      assertTrue(policy.session().isLost());
    }
    assertFalse(pool.endAll());
    assertEquals(List.of(), tpm.takeSent());
  }
}
