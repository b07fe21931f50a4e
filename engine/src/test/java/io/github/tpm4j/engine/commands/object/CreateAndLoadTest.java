package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.TestObjects.NOTHING;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.data;
import static io.github.tpm4j.engine.testing.TestObjects.loadedChild;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.secret;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CreateAndLoadTest {
  private static final TpmHandle PERSISTENT = TpmHandle.of(0x81000001);

  private final TestTpm tpm = TestTpm.started();

  static Stream<TpmtPublic> templates() {
    return Stream.of(
        KeyTemplate.rsa(2048).signing().build(),
        KeyTemplate.ec(TpmEccCurve.NIST_P384).decrypting().build(),
        KeyTemplate.hmac(HashAlg.SHA384).build(),
        StorageTemplates.RSA_2048.withAttributes(StorageTemplates.ECC_P256.objectAttributes()),
        StorageTemplates.ECC_P256);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void loadsWhatItCreates(TpmtPublic template) {
    TpmHandle parent = storageKey(tpm);
    Create.Response created = tpm.run(child(parent, template));
    Load.Response loaded =
        tpm.run(new Load.Request(parent, created.outPrivate(), created.outPublic()));

    ReadPublic.Response read = tpm.run(new ReadPublic.Request(loaded.objectHandle()));
    assertEquals(created.outPublic(), read.outPublic());
    assertEquals(loaded.name(), read.name());
  }

  @Test
  void unsealsWhatWasSealedWithThePassword() {
    TpmHandle parent = storageKey(tpm);
    TpmsSensitiveCreate sealed = new TpmsSensitiveCreate(secret("pw"), secret("the data"));
    TpmHandle item = loadedChild(tpm, child(parent, sealed, KeyTemplate.sealed().build()));

    assertEquals(
        secret("the data"), tpm.auth(secret("pw")).run(new Unseal.Request(item)).outData());
    assertEquals(TpmRc.BAD_AUTH.session(1), tpm.code(new Unseal.Request(item)));
  }

  @Test
  void unsealRefusesKeys_handle1() {
    TpmHandle parent = storageKey(tpm);
    TpmHandle hmac = loadedChild(tpm, child(parent, KeyTemplate.hmac(HashAlg.SHA256).build()));

    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(new Unseal.Request(hmac)));
    assertEquals(TpmRc.TYPE.handle(1), tpm.code(new Unseal.Request(parent)));
  }

  @Test
  void persistentObjectOutlivesPower() {
    TpmHandle parent = storageKey(tpm);
    Bytes name = tpm.run(new ReadPublic.Request(parent)).name();
    tpm.run(new EvictControl.Request(TpmHandle.OWNER, parent, PERSISTENT));
    tpm.restart(TpmSu.CLEAR, TpmSu.CLEAR);

    assertEquals(name, tpm.run(new ReadPublic.Request(PERSISTENT)).name());
    loadedChild(tpm, child(PERSISTENT, data("x"), KeyTemplate.sealed().build()));
    tpm.run(new EvictControl.Request(TpmHandle.OWNER, PERSISTENT, PERSISTENT));
    assertEquals(TpmRc.HANDLE.handle(1), tpm.code(new ReadPublic.Request(PERSISTENT)));
  }

  @Test
  void flushedObjectIsGone() {
    TpmHandle parent = storageKey(tpm);
    tpm.run(new FlushContext.Request(parent));

    assertEquals(TpmRc.REFERENCE_H0, tpm.code(new ReadPublic.Request(parent)));
    assertEquals(TpmRc.HANDLE.parameter(1), tpm.code(new FlushContext.Request(parent)));
  }

  @Test
  void fourthObjectHasNoRoom() {
    storageKey(tpm);
    storageKey(tpm);
    storageKey(tpm);

    assertEquals(
        TpmRc.OBJECT_MEMORY, tpm.code(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)));
  }

  @Test
  void primaryKeyIsTheSameEachTimeInItsHierarchyAlone() {
    Bytes name = tpm.run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).name();

    assertEquals(name, tpm.run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).name());
    assertEquals(
        false,
        name.equals(tpm.run(primary(TpmHandle.ENDORSEMENT, StorageTemplates.ECC_P256)).name()));
  }

  @Test
  void changedPrivateAreaFailsIntegrity_parameter1() {
    TpmHandle parent = storageKey(tpm);
    Create.Response created =
        tpm.run(child(parent, NOTHING, KeyTemplate.hmac(HashAlg.SHA256).build()));
    byte[] changed = created.outPrivate().toByteArray();
    changed[changed.length - 1] ^= 1;

    assertEquals(
        TpmRc.INTEGRITY.parameter(1),
        tpm.code(new Load.Request(parent, Bytes.of(changed), created.outPublic())));
    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.code(new Load.Request(parent, Bytes.EMPTY, created.outPublic())));
  }
}
