package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.commands.object.ObjectChangeAuth;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;

/** Part 3, 12: object commands. */
final class ObjectRows {
  private static final SecretBytes SECRET = SecretBytes.of(new byte[32]);

  private ObjectRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.CREATE,
            "ECC P-256",
            tpm -> tpm.time(Bench.create(tpm.storageKey(), Templates.eccSigningKey()))),
        new Row(
                TpmCc.CREATE,
                "RSA-2048",
                tpm -> tpm.time(Bench.create(tpm.storageKey(), Templates.rsaSigningKey())))
            .searchingPrimes(),
        new Row(TpmCc.LOAD, "ECC P-256", ObjectRows::load),
        new Row(TpmCc.LOAD_EXTERNAL, "public ECC P-256", ObjectRows::loadExternal),
        new Row(
            TpmCc.READ_PUBLIC,
            "ECC P-256",
            tpm -> tpm.time(new ReadPublic.Request(tpm.key(Templates.eccSigningKey())))),
        new Row(
            TpmCc.MAKE_CREDENTIAL,
            "ECC P-256",
            tpm ->
                tpm.time(credentialFor(tpm, tpm.storageKey(), tpm.key(Templates.eccSigningKey())))),
        new Row(TpmCc.ACTIVATE_CREDENTIAL, "ECC P-256", ObjectRows::activate),
        new Row(TpmCc.UNSEAL, "32 octets", ObjectRows::unseal),
        new Row(TpmCc.OBJECT_CHANGE_AUTH, "ECC P-256", ObjectRows::changeAuth),
        new Row(TpmCc.CREATE_LOADED, "ECC P-256", ObjectRows::createLoaded));
  }

  private static Timed<?> load(Bench tpm) throws Exception {
    TpmHandle parent = tpm.storageKey();
    Create.Response key = tpm.execute(Bench.create(parent, Templates.eccSigningKey()));
    return tpm.time(new Load.Request(parent, key.outPrivate(), key.outPublic()))
        .undo(loaded -> tpm.flush(loaded.objectHandle()));
  }

  private static Timed<?> loadExternal(Bench tpm) throws Exception {
    TpmtPublic area =
        tpm.execute(Bench.create(tpm.storageKey(), Templates.eccSigningKey())).outPublic();
    return tpm.time(new LoadExternal.Request(null, area, TpmHandle.OWNER))
        .undo(loaded -> tpm.flush(loaded.objectHandle()));
  }

  private static MakeCredential.Request credentialFor(Bench tpm, TpmHandle encryptor, TpmHandle key)
      throws Exception {
    Bytes name = tpm.execute(new ReadPublic.Request(key)).name();
    return new MakeCredential.Request(encryptor, SECRET, name);
  }

  private static Timed<?> activate(Bench tpm) throws Exception {
    TpmHandle decryptor = tpm.storageKey();
    TpmHandle key = tpm.key(decryptor, Templates.eccSigningKey());
    MakeCredential.Response made = tpm.execute(credentialFor(tpm, decryptor, key));
    return tpm.time(
        new ActivateCredential.Request(key, decryptor, made.credentialBlob(), made.secret()));
  }

  private static Timed<?> unseal(Bench tpm) throws Exception {
    TpmHandle parent = tpm.storageKey();
    TpmsSensitiveCreate data = new TpmsSensitiveCreate(SecretBytes.EMPTY, SECRET);
    Create.Request request =
        new Create.Request(
            parent, data, Templates.sealed(), Bytes.EMPTY, new TpmlPcrSelection(List.of()));
    return tpm.time(new Unseal.Request(tpm.load(parent, tpm.execute(request))));
  }

  private static Timed<?> changeAuth(Bench tpm) throws Exception {
    TpmHandle parent = tpm.storageKey();
    TpmHandle key = tpm.key(parent, Templates.eccSigningKey());
    return tpm.time(new ObjectChangeAuth.Request(key, parent, SECRET));
  }

  private static Timed<?> createLoaded(Bench tpm) throws Exception {
    Bytes template = Bytes.adopt(Templates.eccSigningKey().marshal());
    return tpm.time(new CreateLoaded.Request(tpm.storageKey(), Templates.NO_SECRET, template))
        .undo(created -> tpm.flush(created.objectHandle()));
  }
}
