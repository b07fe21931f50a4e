package io.github.tpm4j.tss.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.PolicyAuth;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.testing.SlotTpm;
import org.junit.jupiter.api.Test;

class SessionPoolTest {
  private static final int SLOTS = 2;

  private final SlotTpm tpm = new SlotTpm(TransportInfo.Kind.SIMULATOR, SLOTS, SLOTS);
  private final TpmClient client = new TpmClient(tpm);
  private final Plain starter = new Plain();
  private final SessionPool pool = new SessionPool(client, starter);

  /** Starts sessions without secrets. */
  private final class Plain implements SessionPool.Starter {
    private int generation;

    @Override
    public AuthSession start(TpmSe type, HashAlg hash) {
      return client.start(
          type.equals(TpmSe.HMAC) ? SessionSpec.hmac(hash) : SessionSpec.policy(hash));
    }

    @Override
    public int generation() {
      return generation;
    }
  }

  @Test
  void keepsASession() {
    AuthSession session = pool.hmac(HashAlg.SHA256);
    assertSame(session, pool.hmac(HashAlg.SHA256));
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void startsAnewAfterAReset() {
    AuthSession before = pool.hmac(HashAlg.SHA256);
    tpm.reset();
    client.execute(new ReadClock.Request());
    assertNotSame(before, pool.hmac(HashAlg.SHA256));
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void startsAnewWhereASessionIsLost() {
    AuthSession lost = pool.hmac(HashAlg.SHA256);
    lost.setLost();
    assertNotSame(lost, pool.hmac(HashAlg.SHA256));
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void givesUpSessionsThatAreTrustedNoMore() {
    AuthSession doubtful = pool.hmac(HashAlg.SHA256);
    starter.generation++;
    AuthSession proven = pool.hmac(HashAlg.SHA256);
    assertNotSame(doubtful, proven);
    assertTrue(doubtful.isLost());
    assertSame(proven, pool.hmac(HashAlg.SHA256));
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void takesTheSlotOfASessionOfAnotherKind() {
    pool.hmac(HashAlg.SHA256);
    pool.hmac(HashAlg.SHA384);
    pool.hmac(HashAlg.SHA512);
    assertEquals(SLOTS, tpm.openSessions());
  }

  @Test
  void neverTakesTheSlotOfAPolicySessionInUse() {
    pool.hmac(HashAlg.SHA256);
    pool.withPolicy(
        HashAlg.SHA256,
        policy -> {
          pool.hmac(HashAlg.SHA384);
          assertFalse(policy.isLost());
          return policy;
        });
  }

  @Test
  void tellsThatOthersHoldAllSlots() {
    client.start(SessionSpec.hmac(HashAlg.SHA256));
    client.start(SessionSpec.hmac(HashAlg.SHA256));
    assertThrows(TpmResourceException.class, () -> pool.hmac(HashAlg.SHA256));
  }

  @Test
  void beginsAPolicyAnewAfterAFailure() {
    AuthSession first = pool.withPolicy(HashAlg.SHA256, policy -> policy);
    tpm.takeSent();
    assertThrows(
        IllegalStateException.class,
        () ->
            pool.withPolicy(
                HashAlg.SHA256,
                policy -> {
                  policy.setPolicyAuth(PolicyAuth.PASSWORD);
                  throw new IllegalStateException("refused");
                }));
    assertTrue(tpm.takeSent().contains(TpmCc.POLICY_RESTART));
    AuthSession again = pool.withPolicy(HashAlg.SHA256, policy -> policy);
    assertSame(first, again);
    assertEquals(PolicyAuth.NONE, again.policyAuth());
  }

  @Test
  void givesUpAPolicySessionThatCannotBeginAnew() {
    AuthSession first = pool.withPolicy(HashAlg.SHA256, policy -> policy);
    assertThrows(
        IllegalStateException.class,
        () ->
            pool.withPolicy(
                HashAlg.SHA256,
                policy -> {
                  pool.flushAll();
                  throw new IllegalStateException("refused");
                }));
    assertTrue(first.isLost());
    assertNotSame(first, pool.withPolicy(HashAlg.SHA256, policy -> policy));
  }

  @Test
  void endsAllSessions() {
    assertFalse(pool.flushAll());
    pool.hmac(HashAlg.SHA256);
    pool.withPolicy(HashAlg.SHA256, policy -> policy);
    assertTrue(pool.flushAll());
    assertEquals(0, tpm.openSessions());
  }
}
