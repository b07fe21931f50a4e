package io.github.tpm4j.tss.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.ResponseErrors;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmReferenceException;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.ObjectCache;
import io.github.tpm4j.tss.resource.SessionPool;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.testing.NumberedObject;
import io.github.tpm4j.tss.testing.SlotTpm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {
  private static final int SLOTS = 3;
  private static final int MAX_TRIES = 5;

  private final SlotTpm tpm = new SlotTpm(TransportInfo.Kind.IN_PROCESS, SLOTS, SLOTS);
  private final TpmClient client = new TpmClient(tpm);
  private final ObjectCache objects = new ObjectCache(client, SLOTS);
  private final SessionPool sessions =
      new SessionPool(client, (type, hash) -> client.start(SessionSpec.hmac(hash)));
  private final Recovery recovery = new Recovery(client, objects, sessions);

  private int tries;

  private void load() {
    objects.with(new NumberedObject(client, objects, 1), null, LoadedObject::name);
  }

  /** Work that the TPM refuses the first so many times. */
  private int refused(int times, TpmRc rc) {
    return recovery.run(
        () -> {
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
    sessions.hmac(HashAlg.SHA256);
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
    sessions.hmac(HashAlg.SHA256);
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
    recovery.run(
        () -> {
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
  void doesNotTryAgainWhatNothingMends() {
    assertThrows(TpmResponseException.class, () -> refused(1, TpmRc.FAILURE));
    assertEquals(1, tries);
  }
}
