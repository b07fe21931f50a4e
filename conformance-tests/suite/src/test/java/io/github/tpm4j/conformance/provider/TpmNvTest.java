package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.Attestation;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.error.TpmNvException.Reason;
import io.github.tpm4j.tss.error.TpmPasswordNeededException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.nv.TpmsNvPinCounterParameters;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NV Indices of every type. */
class TpmNvTest extends OnEveryTpm {
  private static final TpmHandle PLACE = TpmHandle.of(0x01800777);

  private TpmDevice device;
  private TpmNv nv;

  @BeforeEach
  void open() {
    device = tpm.provider().connection().device();
  }

  @AfterEach
  void undefine() {
    if (nv != null) {
      nv.undefine();
    }
    assertEquals(0, TpmProperties.read(device.client(), TpmPt.LOCKOUT_COUNTER));
  }

  private TpmNv define(NvTemplate template, String password) {
    nv = TpmNv.define(device, PLACE, template, Keys.password(password).get());
    return nv;
  }

  private static KeyAuthorization password(String password) {
    return KeyAuthorization.password(Keys.password(password));
  }

  private static void assertRefused(Reason reason, Runnable use) {
    TpmNvException refusal = assertThrows(TpmNvException.class, use::run);
    assertEquals(reason, refusal.reason(), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("0x01800777"), refusal.getMessage());
  }

  private static Bytes data(int size) {
    byte[] data = new byte[size];
    for (int i = 0; i < size; i++) {
      data[i] = (byte) (i * 7 + (i >> 8));
    }
    return Bytes.adopt(data);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 767, 768, 769, 1024, 1025, 2048})
  void givesBackDataOfEverySize(int size) {
    define(NvTemplate.ordinary(size), "");
    nv.write(data(size));
    assertEquals(data(size), TpmNv.of(device, PLACE).read());
  }

  @Test
  void readsAndWritesAPart() {
    define(NvTemplate.ordinary(1500), "");
    nv.write(Bytes.of(new byte[1500]));
    nv.write(1400, data(100));
    assertEquals(data(100), nv.read(1400, 100));
    assertEquals(Bytes.of((byte) 0, data(1).get(0)), nv.read(1399, 2));
    assertRefused(Reason.OUT_OF_RANGE, () -> nv.read(1400, 101));
    assertRefused(Reason.OUT_OF_RANGE, () -> nv.write(1401, data(100)));
  }

  @Test
  void saysThatNothingWasWritten() {
    define(NvTemplate.ordinary(8), "");
    assertRefused(Reason.NOT_WRITTEN, nv::read);
    assertFalse(nv.publicArea().attributes().has(TpmaNv.WRITTEN));
  }

  @Test
  void saysThatItDoesNotExist() {
    TpmNv absent = TpmNv.of(device, PLACE);
    assertRefused(Reason.ABSENT, absent::read);
    assertRefused(Reason.ABSENT, absent::undefine);
  }

  @Test
  void doesNotReplaceWhatIsThere() {
    define(NvTemplate.ordinary(4), "");
    nv.write(data(4));
    assertRefused(
        Reason.EXISTS,
        () -> TpmNv.define(device, PLACE, NvTemplate.ordinary(4), SecretBytes.EMPTY));
    assertEquals(data(4), nv.read());
  }

  @Test
  void saysThatThereIsNoRoom_andRemovesNothing() {
    define(NvTemplate.ordinary(4), "");
    nv.write(data(4));
    int defined = 0;
    try {
      TpmNvException refusal =
          assertThrows(
              TpmNvException.class,
              () ->
                  IntStream.range(0, 2000)
                      .forEach(i -> TpmNv.define(device, filler(i), FILLER, SecretBytes.EMPTY)));
      assertEquals(Reason.NO_SPACE, refusal.reason(), refusal.getMessage());
      assertEquals(data(4), nv.read());
    } finally {
      while (isDefined(filler(defined))) {
        TpmNv.of(device, filler(defined)).undefine();
        defined++;
      }
    }
    assertTrue(defined > 0);
  }

  private static final NvTemplate FILLER = NvTemplate.ordinary(2048);

  private static TpmHandle filler(int i) {
    return TpmHandle.of(0x01801000 + i);
  }

  private boolean isDefined(TpmHandle handle) {
    try {
      TpmNv.of(device, handle).publicArea();
      return true;
    } catch (TpmNvException e) {
      assertEquals(Reason.ABSENT, e.reason());
      return false;
    }
  }

  @Test
  void countsUp_andNeverBack() {
    define(NvTemplate.counter(), "c");
    TpmNv own = nv.by(password("c"));
    assertRefused(Reason.NOT_WRITTEN, own::counter);
    own.increment();
    long first = own.counter();
    own.increment();
    nv.increment();
    assertEquals(first + 2, nv.counter());
    assertRefused(Reason.WRONG_TYPE, () -> own.write(Bytes.of(new byte[8])));
    nv.undefine();
    define(NvTemplate.counter(), "");
    nv.increment();
    assertTrue(nv.counter() > first + 2);
  }

  @Test
  void countsEveryIncrementOfManyThreads() {
    define(NvTemplate.counter(), "");
    nv.increment();
    long before = nv.counter();
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 40)
        .parallel()
        .forEach(
            i -> {
              nv.increment();
              seen.add(nv.counter());
            });
    assertEquals(before + 40, nv.counter());
    assertTrue(seen.contains(before + 40));
  }

  @Test
  void setsBits() {
    define(NvTemplate.bits(), "");
    nv.setBits(0x8000_0000_0000_0001L);
    nv.setBits(2);
    assertEquals(0x8000_0000_0000_0003L, nv.bits());
    assertRefused(Reason.WRONG_TYPE, nv::counter);
    assertRefused(Reason.WRONG_TYPE, nv::increment);
  }

  @Test
  void extends_asSoftwareDoes() {
    define(NvTemplate.extend(HashAlg.SHA384), "");
    nv.extend(data(500));
    nv.extend(data(3));
    Bytes once = Digests.of(HashAlg.SHA384, Digests.zero(HashAlg.SHA384), data(500));
    assertEquals(Digests.of(HashAlg.SHA384, once, data(3)), nv.read());
  }

  @Test
  void isUsedByItsPassword_whichIsNotSent() {
    define(NvTemplate.ordinary(4).notByOwner(), "secret");
    TpmNv own = nv.by(password("secret"));
    own.write(data(4));
    assertEquals(data(4), own.read());
    assertThrows(TpmAuthorizationException.class, () -> nv.by(password("wrong")).read());
    assertThrows(TpmAuthorizationException.class, () -> nv.by(KeyAuthorization.NONE).read());
    assertRefused(Reason.NOT_ALLOWED, nv::read);
  }

  @Test
  void oneThatCountsWrongPasswordsIsNotTriedWithoutOne() {
    define(NvTemplate.ordinary(4).protectedFromGuessing(), "secret");
    nv.by(password("secret")).write(data(4));
    assertThrows(TpmPasswordNeededException.class, () -> nv.by(KeyAuthorization.NONE).read());
  }

  @Test
  void isUsedByItsPolicy_whichSaysWhatIsNotMet() {
    Policy pcr = Policy.pcr(device.readPcr(TpmAlg.SHA256, 16));
    Policy policy = Policy.or(pcr.and(Policy.authValue()), Policy.commandCode(TpmCc.NV_READ));
    define(NvTemplate.ordinary(2000).boundTo(policy), "p");
    TpmNv own = nv.by(KeyAuthorization.policy(policy, Keys.password("p")));
    own.write(data(2000));
    assertEquals(data(2000), own.read());
    assertRefused(Reason.NOT_ALLOWED, nv::read);

    device.extendPcr(16, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
    assertEquals(data(2000), own.read());
    TpmPolicyException refusal = assertThrows(TpmPolicyException.class, () -> own.write(data(1)));
    assertTrue(refusal.getMessage().contains("PCR 16"), refusal.getMessage());
    TpmPolicyException other =
        assertThrows(
            TpmPolicyException.class, () -> nv.by(KeyAuthorization.policy(Policy.of())).read());
    assertTrue(other.getMessage().contains("another policy"), other.getMessage());
  }

  @Test
  void changesItsPassword_asItsPolicyAllows() {
    Policy change = Policy.commandCode(TpmCc.NV_CHANGE_AUTH).and(Policy.authValue());
    define(NvTemplate.ordinary(4).withPolicy(change.digest(HashAlg.SHA256)), "old");
    nv.by(password("old")).write(data(4));
    nv.by(KeyAuthorization.policy(change, Keys.password("old")))
        .changePassword(Keys.password("new").get());
    assertEquals(data(4), nv.by(password("new")).read());
    assertThrows(TpmAuthorizationException.class, () -> nv.by(password("old")).read());
  }

  @Test
  void isLocked() {
    define(NvTemplate.ordinary(4).lockable(), "");
    nv.write(data(4));
    nv.lockWriting();
    assertRefused(Reason.LOCKED, () -> nv.write(data(4)));
    assertEquals(data(4), nv.read());
    nv.lockReading();
    assertRefused(Reason.LOCKED, nv::read);
  }

  @Test
  void isLockedForGood() {
    define(NvTemplate.ordinary(4).lockableForGood(), "");
    nv.write(data(4));
    nv.lockWriting();
    assertRefused(Reason.LOCKED, () -> nv.write(data(4)));
  }

  @Test
  void isNotLockedIfItWasNotDefinedSo() {
    define(NvTemplate.ordinary(4), "");
    nv.write(data(4));
    assertRefused(Reason.WRONG_TYPE, nv::lockWriting);
    TpmNv.lockGlobally(device);
    nv.write(data(4));
  }

  @Test
  void isLockedWithAllOfItsKind() {
    define(NvTemplate.ordinary(4).lockedGlobally(), "");
    nv.write(data(4));
    TpmNv.lockGlobally(device);
    assertRefused(Reason.LOCKED, () -> nv.write(data(4)));
  }

  @Test
  void aPinIsRefusedAfterItsWrongTries_andARightOneSetsThemBack() {
    define(NvTemplate.pinFail(), "1234");
    assertRefused(Reason.NOT_WRITTEN, nv::pin);
    nv.setPinLimit(3);
    assertThrows(TpmAuthorizationException.class, () -> presentPin("4321"));
    assertThrows(TpmAuthorizationException.class, () -> presentPin("4321"));
    assertEquals(new TpmsNvPinCounterParameters(2, 3), nv.pin());
    presentPin("1234");
    assertEquals(new TpmsNvPinCounterParameters(0, 3), nv.pin());
    for (int i = 0; i < 3; i++) {
      assertThrows(TpmAuthorizationException.class, () -> presentPin("4321"));
    }
    assertThrows(TpmPolicyException.class, () -> presentPin("1234"));
    nv.setPinLimit(3);
    presentPin("1234");
  }

  @Test
  void aPinIsGoodForItsUses() {
    define(NvTemplate.pinPass(), "1234");
    nv.setPinLimit(2);
    presentPin("1234");
    assertThrows(TpmAuthorizationException.class, () -> presentPin("4321"));
    presentPin("1234");
    assertEquals(new TpmsNvPinCounterParameters(2, 2), nv.pin());
    assertThrows(TpmPolicyException.class, () -> presentPin("1234"));
    assertRefused(Reason.WRONG_TYPE, nv::bits);
  }

  /** Unseals what the PIN protects. */
  private void presentPin(String pin) {
    Policy policy = Policy.secret(PLACE, nv.name(), Bytes.EMPTY);
    KeyAuthorization by =
        KeyAuthorization.policy(policy)
            .with(PolicyInputs.NONE.withSecret(PLACE, Keys.password(pin)));
    TpmKey sealed =
        device.key(
            device.storageKey(),
            device.seal(
                device.storageKey(),
                KeyTemplate.sealed().boundTo(policy).build(),
                SecretBytes.EMPTY,
                SecretBytes.of((byte) 1)),
            by);
    sealed.unseal().close();
  }

  @Test
  void isCertified() {
    define(NvTemplate.ordinary(10), "n");
    nv.write(data(10));
    TpmKey key = Keys.create(device, "k");
    for (TpmNv used : new TpmNv[] {nv, nv.by(password("n"))}) {
      Attestation certification = used.certify(key, Keys.ECDSA, Bytes.of((byte) 9));
      String attest = certification.attest().toHex();
      assertTrue(attest.startsWith("ff5443478014"), attest);
      assertTrue(attest.contains("000109"), attest);
      assertTrue(attest.endsWith("0000000a" + data(10).toHex()), attest);
    }
    assertThrows(
        TpmAuthorizationException.class,
        () -> nv.by(password("m")).certify(key, Keys.ECDSA, Bytes.EMPTY));
    assertThrows(
        TpmUnsupportedException.class, () -> nv.certify(key, TpmtSigScheme.NULL, Bytes.EMPTY));
  }
}
