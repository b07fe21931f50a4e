package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.loadedChild;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialTest {
  private static final SecretBytes CREDENTIAL = secret("a credential");

  private final TestTpm tpm = TestTpm.started();

  static Stream<TpmtPublic> storageKeys() {
    return Stream.of(StorageTemplates.ECC_P256, StorageTemplates.RSA_2048);
  }

  @ParameterizedTest
  @MethodSource("storageKeys")
  void activatesWhatWasMadeForTheNameAndTheKey(TpmtPublic template) {
    TpmHandle key = tpm.run(primary(TpmHandle.OWNER, template)).objectHandle();
    TpmHandle object = signingKey(key);
    MakeCredential.Response made = tpm.run(make(key, nameOf(object)));

    assertEquals(CREDENTIAL, tpm.run(activate(object, key, made)).certInfo());
    assertEquals(TpmRc.INTEGRITY.parameter(1), tpm.code(activate(key, key, made)));
  }

  @Test
  void makeCredentialWantsAStorageKey_handle1() {
    TpmHandle key = storageKey();
    TpmHandle object = signingKey(key);

    assertEquals(TpmRc.TYPE.handle(1), tpm.code(make(object, nameOf(object))));
  }

  @Test
  void makeCredentialRefusesMoreThanADigest_parameter1() {
    TpmHandle key = storageKey();
    SecretBytes tooLong = SecretBytes.of(new byte[33]);

    assertEquals(
        TpmRc.SIZE.parameter(1), tpm.code(new MakeCredential.Request(key, tooLong, Bytes.EMPTY)));
  }

  @Test
  void activateCredentialWantsAStorageKey_handle2() {
    TpmHandle key = storageKey();
    TpmHandle object = signingKey(key);
    MakeCredential.Response made = tpm.run(make(key, nameOf(object)));

    assertEquals(TpmRc.TYPE.handle(2), tpm.code(activate(key, object, made)));
  }

  @Test
  void activateCredentialRefusesAPointOffTheCurve_parameter2() {
    TpmHandle key = storageKey();
    MakeCredential.Response made = tpm.run(make(key, nameOf(key)));
    byte[] secret = made.secret().toByteArray();
    secret[secret.length - 1] ^= 1;

    assertEquals(
        TpmRc.ECC_POINT.parameter(2),
        tpm.code(
            new ActivateCredential.Request(key, key, made.credentialBlob(), Bytes.of(secret))));
  }

  @Test
  void activateCredentialRefusesAShortBlob_parameter1() {
    TpmHandle key = storageKey();
    MakeCredential.Response made = tpm.run(make(key, nameOf(key)));
    Bytes shortened = made.credentialBlob().slice(0, 20);

    assertEquals(
        TpmRc.INSUFFICIENT.parameter(1),
        tpm.code(new ActivateCredential.Request(key, key, shortened, made.secret())));
  }

  @Test
  void activateCredentialRefusesACiphertextOfAnotherSize_parameter2() {
    TpmHandle key = tpm.run(primary(TpmHandle.OWNER, StorageTemplates.RSA_2048)).objectHandle();
    MakeCredential.Response made = tpm.run(make(key, nameOf(key)));
    Bytes shortened = made.secret().slice(0, 255);
    byte[] changed = made.secret().toByteArray();
    changed[100] ^= 1;

    assertEquals(
        TpmRc.SIZE.parameter(2),
        tpm.code(new ActivateCredential.Request(key, key, made.credentialBlob(), shortened)));
    assertEquals(
        TpmRc.VALUE.parameter(2),
        tpm.code(
            new ActivateCredential.Request(key, key, made.credentialBlob(), Bytes.of(changed))));
  }

  private TpmHandle storageKey() {
    return tpm.run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).objectHandle();
  }

  private TpmHandle signingKey(TpmHandle parent) {
    return loadedChild(tpm, child(parent, KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build()));
  }

  private Bytes nameOf(TpmHandle object) {
    return tpm.run(new ReadPublic.Request(object)).name();
  }

  private static MakeCredential.Request make(TpmHandle key, Bytes name) {
    return new MakeCredential.Request(key, CREDENTIAL, name);
  }

  private static ActivateCredential.Request activate(
      TpmHandle object, TpmHandle key, MakeCredential.Response made) {
    return new ActivateCredential.Request(object, key, made.credentialBlob(), made.secret());
  }
}
