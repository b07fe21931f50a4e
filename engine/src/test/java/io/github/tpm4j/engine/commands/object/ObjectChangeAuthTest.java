package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.secret;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.ObjectChangeAuth;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectChangeAuthTest {
  private static final TpmsSensitiveCreate SEALED =
      new TpmsSensitiveCreate(secret("old"), secret("data"));

  private final TestTpm tpm = TestTpm.started();
  private TpmHandle parent;
  private Create.Response created;
  private TpmHandle object;

  @BeforeEach
  void createObject() {
    parent = storageKey(tpm);
    created = tpm.run(child(parent, SEALED, KeyTemplate.sealed().build()));
    object =
        tpm.run(new Load.Request(parent, created.outPrivate(), created.outPublic())).objectHandle();
  }

  @Test
  void newPrivateAreaTakesTheNewPasswordAndTheLoadedObjectTheOld() {
    ObjectChangeAuth.Response changed =
        tpm.auth(secret("old")).run(new ObjectChangeAuth.Request(object, parent, secret("new\0")));
    TpmHandle again =
        tpm.run(new Load.Request(parent, changed.outPrivate(), created.outPublic())).objectHandle();

    assertEquals(secret("data"), tpm.auth(secret("new")).run(new Unseal.Request(again)).outData());
    assertEquals(secret("data"), tpm.auth(secret("old")).run(new Unseal.Request(object)).outData());
  }

  @Test
  void refusesMoreThanADigest_parameter1() {
    SecretBytes tooLong = secret("x".repeat(33));

    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.auth(secret("old")).code(new ObjectChangeAuth.Request(object, parent, tooLong)));
  }

  @Test
  void refusesAnotherParent_handle2() {
    assertEquals(
        TpmRc.TYPE.handle(2),
        tpm.auth(secret("old"))
            .code(new ObjectChangeAuth.Request(object, object, SecretBytes.EMPTY)));
    assertEquals(
        TpmRc.TYPE.handle(2),
        tpm.code(new ObjectChangeAuth.Request(parent, parent, SecretBytes.EMPTY)));
  }
}
