package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** The owner's storage key at 0x81000001, as whoever provisions a machine puts it there. */
final class PersistentStorageKey implements AutoCloseable {
  private static final TpmHandle PLACE = TpmHandle.of(0x81000001);

  private final TpmClient client;
  private final Authorization owner;
  private final Bytes name;

  PersistentStorageKey(TpmClient client, SecretBytes ownerAuth) {
    this(client, ownerAuth, StorageTemplates.ECC_P256);
  }

  PersistentStorageKey(TpmClient client, SecretBytes ownerAuth, TpmtPublic template) {
    this.client = client;
    owner = Authorization.password(ownerAuth);
    CreatePrimary.Response made =
        client.execute(
            new CreatePrimary.Request(
                TpmHandle.OWNER,
                new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
                template,
                Bytes.EMPTY,
                PcrSelections.NONE),
            owner);
    name = EntityNames.of(made.outPublic());
    client.execute(new EvictControl.Request(TpmHandle.OWNER, made.objectHandle(), PLACE), owner);
    client.execute(new FlushContext.Request(made.objectHandle()));
  }

  /** Settings that know the key. */
  TpmSettings settings() {
    return TpmSettings.DEFAULT.withParent(PLACE).withStorageKeyName(name);
  }

  @Override
  public void close() {
    client.execute(new EvictControl.Request(TpmHandle.OWNER, PLACE, PLACE), owner);
  }
}
