package io.github.tpm4j.tss.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.ResponseErrors;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmReferenceException;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.PolicySession;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.resource.StorageKeys;
import io.github.tpm4j.tss.testing.NumberedObject;
import io.github.tpm4j.tss.testing.SlotTpm;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {
  private static final int SLOTS = 3;
  private static final int MAX_TRIES = 5;

  private final SlotTpm tpm = new SlotTpm(TransportInfo.Kind.IN_PROCESS, SLOTS, SLOTS);
  private final TpmClient client = new TpmClient(tpm);
  private final ManagedTpm managed = new ManagedTpm(client, SLOTS, false);

  private int tries;

  private void load() {
    managed.run(Caller.ANYBODY, this::load);
  }

  private Bytes load(Turn turn) {
    try (Resident held = turn.hold(new NumberedObject(client, managed.objects(), 1))) {
      return held.object().name();
    }
  }

  private void startSession() {
    managed.run(Caller.ANYBODY, turn -> managed.sessions().hmac(HashAlg.SHA256, turn));
  }

  /** Work that the TPM refuses the first so many times. */
  private int refused(int times, TpmRc rc) {
    return managed.run(
        Caller.ANYBODY,
        turn -> {
          tries++;
          if (tries <= times) {
            throw ResponseErrors.of(Sign.SPEC, rc);
          }
          return tries;
        });
  }

  @Test
  void triesOnceWhatSucceeds() {
    assertEquals(1, refused(0, TpmRc.SUCCESS));
  }

  /** TPM_RC_REFERENCE_H0; TPM_RC_HANDLE and TPM_RC_VALUE of handle 1, as some TPMs answer. */
  @ParameterizedTest
  @ValueSource(ints = {0x910, 0x18B, 0x184})
  void triesAgainAfterAnObjectWasLost(int rc) {
    load();
    tpm.loseObjects();
    assertEquals(2, refused(1, TpmRc.of(rc)));
  }

  @Test
  void doesNotTryAgainWhereNothingWasLost() {
    load();
    assertThrows(TpmReferenceException.class, () -> refused(1, TpmRc.REFERENCE_H0));
    assertEquals(1, tries);
  }

  /** TPM_RC_REFERENCE_S0, and TPM_RC_VALUE of session 1. */
  @ParameterizedTest
  @ValueSource(ints = {0x918, 0x984})
  void startsSessionsAnewAfterOneWasLost(int rc) {
    startSession();
    assertEquals(2, refused(1, TpmRc.of(rc)));
    assertEquals(0, tpm.openSessions());
  }

  @Test
  void givesUpAnObjectWhereSlotsAreWanted() {
    load();
    assertEquals(2, refused(1, TpmRc.OBJECT_MEMORY));
    assertEquals(0, tpm.loadedObjects());
    tries = 0;
    assertThrows(TpmResourceException.class, () -> refused(1, TpmRc.OBJECT_MEMORY));
  }

  @Test
  void givesUpSessionsWhereTheirSlotsAreWanted() {
    startSession();
    assertEquals(2, refused(1, TpmRc.SESSION_MEMORY));
    tries = 0;
    assertThrows(TpmResourceException.class, () -> refused(1, TpmRc.SESSION_HANDLES));
  }

  @Test
  void triesAgainWhenAPcrHasChangedInBetween_butNotForEver() {
    assertEquals(2, refused(1, TpmRc.PCR_CHANGED));
    tries = 0;
    assertThrows(TpmPolicyException.class, () -> refused(MAX_TRIES, TpmRc.PCR_CHANGED));
    assertEquals(MAX_TRIES, tries);
  }

  @Test
  void doesNotTryAWrongPasswordAgain() {
    load();
    assertThrows(TpmAuthorizationException.class, () -> refused(1, TpmRc.BAD_AUTH.session(1)));
    assertEquals(1, tries);
  }

  @Test
  void triesAPasswordAgainWhereAnotherObjectMayHaveTakenTheHandle() {
    load();
    tpm.loseObjects();
    assertEquals(2, refused(1, TpmRc.BAD_AUTH.session(1)));
  }

  @Test
  void triesAgainAfterAReset() {
    managed.run(
        Caller.ANYBODY,
        turn -> {
          tries++;
          if (tries == 1) {
            tpm.reset();
            client.execute(new ReadClock.Request());
            throw ResponseErrors.of(Sign.SPEC, TpmRc.FAILURE);
          }
          return tries;
        });
    assertEquals(2, tries);
  }

  @Test
  void sendsNothingForTheHandleOfAnObjectThatAResetTook() {
    assertSendsNothingAtFirst(
        () -> {
          tpm.reset();
          client.execute(new ReadClock.Request());
        },
        (turn, key) ->
            turn.execute(
                new EvictControl.Request(TpmHandle.OWNER, key.handle(), StorageKeys.PERSISTENT),
                SecretBytes.EMPTY,
                Secrecy.NONE));
  }

  @Test
  void sendsNothingForTheHandleOfAnObjectThatATurnWithinHasFoundMissing() {
    assertSendsNothingAtFirst(
        () -> {
          tpm.loseObjects();
          assertTrue(managed.objects().verify());
        },
        (turn, key) ->
            turn.authorized(new Unseal.Request(key.handle()), key, KeyAuthorization.NONE));
  }

  /** Another object comes to the handle of a key that is held; then the key is used. */
  private void assertSendsNothingAtFirst(Runnable loss, BiConsumer<Turn, LoadedObject> use) {
    Function<Turn, Integer> work =
        turn -> {
          tries++;
          try (Resident held = turn.hold(numbered(1))) {
            LoadedObject key = held.object();
            if (tries == 1) {
              loss.run();
              assertEquals(key.handle(), handle(turn, numbered(2)));
            }
            tpm.takeSent();
            try {
              use.accept(turn, key);
            } finally {
              assertEquals(tries == 1, tpm.takeSent().isEmpty());
            }
            return tries;
          }
        };
    // The command itself is one that this TPM does not have.
    assertThrows(TpmException.class, () -> managed.run(Caller.ANYBODY, work));
    assertEquals(2, tries);
  }

  private static TpmHandle handle(Turn turn, NumberedObject object) {
    try (Resident held = turn.hold(object)) {
      return held.object().handle();
    }
  }

  private NumberedObject numbered(int number) {
    return new NumberedObject(client, managed.objects(), number);
  }

  @Test
  void leavesAloneWhatAnOuterTurnHoldsOrRuns() {
    int tried =
        managed.run(
            Caller.ANYBODY,
            outer -> {
              try (Resident held = outer.hold(new NumberedObject(client, managed.objects(), 1));
                  PolicySession policy = outer.policySession(HashAlg.SHA256)) {
                startSession();
                assertEquals(2, refused(1, TpmRc.REFERENCE_S0));
                assertThrows(
                    TpmResourceException.class, () -> refused(MAX_TRIES, TpmRc.OBJECT_MEMORY));
                assertFalse(policy.session().isLost());
                assertEquals(1, tpm.loadedObjects());
                policy.setUsed();
                return tries;
              }
            });
    assertTrue(tried > 0);
    assertEquals(1, tpm.openSessions());
  }

  @Test
  void doesNotTryAgainWhatNothingMends() {
    assertThrows(TpmResponseException.class, () -> refused(1, TpmRc.FAILURE));
    assertEquals(1, tries);
  }
}
