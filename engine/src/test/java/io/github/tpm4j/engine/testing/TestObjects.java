package io.github.tpm4j.engine.testing;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests for objects, and objects, that many tests want. */
public final class TestObjects {
  public static final TpmsSensitiveCreate NOTHING =
      new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);
  public static final TpmlPcrSelection NO_PCR = new TpmlPcrSelection(List.of());

  private TestObjects() {}

  public static SecretBytes secret(String text) {
    return SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8));
  }

  /** An empty authValue and data. */
  public static TpmsSensitiveCreate data(String text) {
    return new TpmsSensitiveCreate(SecretBytes.EMPTY, secret(text));
  }

  public static CreatePrimary.Request primary(TpmHandle hierarchy, TpmtPublic template) {
    return new CreatePrimary.Request(hierarchy, NOTHING, template, Bytes.EMPTY, NO_PCR);
  }

  public static Create.Request child(
      TpmHandle parent, TpmsSensitiveCreate sensitive, TpmtPublic template) {
    return new Create.Request(parent, sensitive, template, Bytes.EMPTY, NO_PCR);
  }

  public static Create.Request child(TpmHandle parent, TpmtPublic template) {
    return child(parent, NOTHING, template);
  }

  /** The owner's storage primary key on P-256. */
  public static TpmHandle storageKey(TestTpm tpm) {
    return tpm.run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).objectHandle();
  }

  /** Creates and loads. */
  public static TpmHandle loadedChild(TestTpm tpm, Create.Request request) {
    Create.Response created = tpm.run(request);
    return tpm.run(
            new Load.Request(request.parentHandle(), created.outPrivate(), created.outPublic()))
        .objectHandle();
  }
}
