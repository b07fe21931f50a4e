package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.commands.object.ObjectChangeAuth;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;

/** Part 3, 12: object commands. */
public final class ObjectCommands {

  private ObjectCommands() {}

  public static void addTo(CommandTable table) {
    table.add(Create.SPEC, new CreateCommand());
    table.add(Load.SPEC, new LoadCommand());
    table.add(LoadExternal.SPEC, new LoadExternalCommand());
    table.add(ReadPublic.SPEC, new ReadPublicCommand());
    table.add(ActivateCredential.SPEC, new ActivateCredentialCommand());
    table.add(MakeCredential.SPEC, new MakeCredentialCommand());
    table.add(Unseal.SPEC, new UnsealCommand());
    table.add(ObjectChangeAuth.SPEC, new ObjectChangeAuthCommand());
    table.add(CreateLoaded.SPEC, new CreateLoadedCommand());
  }
}
