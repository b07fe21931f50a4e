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

  private SealedData() {}

  static void assertUnseals(TpmClient client) {
    Authorization empty = Authorization.password(SecretBytes.EMPTY);
    CreatePrimary.Response salt = primary(client, NOTHING, StorageTemplates.ECC_P256, empty);
    AuthSession session =
        client.start(
            SessionSpec.hmac(HashAlg.SHA256)
                .encrypting(TpmtSymDef.aesCfb(128))
                .salted(new SaltKey(salt.objectHandle(), salt.outPublic())));
    TpmHandle sealed =
        primary(
                client,
                new TpmsSensitiveCreate(AUTH, DATA),
                KeyTemplate.sealed().build(),
                Authorization.session(session, SecretBytes.EMPTY)
                    .encryptingCommand()
                    .encryptingResponse())
            .objectHandle();
    Unseal.Response unsealed =
        client.execute(
            new Unseal.Request(sealed), Authorization.session(session, AUTH).encryptingResponse());
    assertEquals(DATA, unsealed.outData());
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
