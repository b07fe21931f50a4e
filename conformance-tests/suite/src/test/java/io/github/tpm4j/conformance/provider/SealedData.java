package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SaltKey;
import io.github.tpm4j.tss.session.SessionBinding;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** Data that goes into the TPM and comes back encrypted, by a salted session. */
final class SealedData {
  private static final SecretBytes AUTH = SecretBytes.of((byte) 1, (byte) 2);
  private static final SecretBytes DATA = SecretBytes.of((byte) 7, (byte) 8, (byte) 9);
  private static final TpmsSensitiveCreate NOTHING =
      new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);

  private static final TpmsSensitiveCreate SECRETS = new TpmsSensitiveCreate(AUTH, DATA);
  private static final Authorization EMPTY = Authorization.password(SecretBytes.EMPTY);

  private SealedData() {}

  /** By a session that is salted only. */
  static void assertUnseals(TpmClient client) {
    assertUnseals(client, TpmtSymDef.aesCfb(128));
  }

  /** By a session that is bound to the data's object. */
  static void assertUnsealsBound(TpmClient client) {
    CreatePrimary.Response sealed = primary(client, SECRETS, KeyTemplate.sealed().build(), EMPTY);
    TpmHandle handle = sealed.objectHandle();
    SessionBinding binding = new SessionBinding(handle, EntityNames.of(sealed.outPublic()), AUTH);
    AuthSession session =
        client.start(
            SessionSpec.hmac(HashAlg.SHA256).encrypting(TpmtSymDef.aesCfb(128)).bound(binding));
    assertUnseals(client, handle, session);
    for (TpmHandle used : new TpmHandle[] {handle, session.handle()}) {
      client.execute(new FlushContext.Request(used));
    }
  }

  private static void assertUnseals(TpmClient client, TpmHandle sealed, AuthSession session) {
    Unseal.Response unsealed =
        client.execute(
            new Unseal.Request(sealed), Authorization.session(session, AUTH).encryptingResponse());
    assertEquals(DATA, unsealed.outData());
  }

  /**
   * By a salted session.
   *
   * @param cipher of the session
   */
  static void assertUnseals(TpmClient client, TpmtSymDef cipher) {
    CreatePrimary.Response salt = primary(client, NOTHING, StorageTemplates.ECC_P256, EMPTY);
    AuthSession session =
        client.start(
            SessionSpec.hmac(HashAlg.SHA256)
                .encrypting(cipher)
                .salted(new SaltKey(salt.objectHandle(), salt.outPublic())));
    TpmHandle sealed =
        primary(
                client,
                SECRETS,
                KeyTemplate.sealed().build(),
                Authorization.session(session, SecretBytes.EMPTY)
                    .encryptingCommand()
                    .encryptingResponse())
            .objectHandle();
    assertUnseals(client, sealed, session);
    for (TpmHandle used : new TpmHandle[] {sealed, session.handle(), salt.objectHandle()}) {
      client.execute(new FlushContext.Request(used));
    }
  }

  private static CreatePrimary.Response primary(
      TpmClient client,
      TpmsSensitiveCreate secrets,
      TpmtPublic template,
      Authorization authorization) {
    CreatePrimary.Response created =
        client.execute(
            new CreatePrimary.Request(
                TpmHandle.NULL, secrets, template, Bytes.EMPTY, PcrSelections.NONE),
            authorization);
    client.names().put(created.objectHandle(), EntityNames.of(created.outPublic()));
    return created;
  }
}
