package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
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

/** Part 3, 12: object commands. */
public final class ObjectCommands {

  private ObjectCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.CREATE, () -> new CommandEntry<>(Create.SPEC, new CreateCommand()));
    table.add(TpmCc.LOAD, () -> new CommandEntry<>(Load.SPEC, new LoadCommand()));
    table.add(
        TpmCc.LOAD_EXTERNAL,
        () -> new CommandEntry<>(LoadExternal.SPEC, new LoadExternalCommand()));
    table.add(
        TpmCc.READ_PUBLIC, () -> new CommandEntry<>(ReadPublic.SPEC, new ReadPublicCommand()));
    table.add(
        TpmCc.ACTIVATE_CREDENTIAL,
        () -> new CommandEntry<>(ActivateCredential.SPEC, new ActivateCredentialCommand()));
    table.add(
        TpmCc.MAKE_CREDENTIAL,
        () -> new CommandEntry<>(MakeCredential.SPEC, new MakeCredentialCommand()));
    table.add(TpmCc.UNSEAL, () -> new CommandEntry<>(Unseal.SPEC, new UnsealCommand()));
    table.add(
        TpmCc.OBJECT_CHANGE_AUTH,
        () -> new CommandEntry<>(ObjectChangeAuth.SPEC, new ObjectChangeAuthCommand()));
    table.add(
        TpmCc.CREATE_LOADED,
        () -> new CommandEntry<>(CreateLoaded.SPEC, new CreateLoadedCommand()));
  }
}
