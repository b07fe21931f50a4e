package io.github.tpm4j.tpm12.engine.dispatch;

import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.engine.capability.Capabilities;
import io.github.tpm4j.tpm12.engine.commands.capability.GetCapabilityCommand;
import io.github.tpm4j.tpm12.engine.commands.crypto.GetRandomCommand;
import io.github.tpm4j.tpm12.engine.commands.crypto.SignCommand;
import io.github.tpm4j.tpm12.engine.commands.crypto.StirRandomCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.CreateEndorsementKeyPairCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.OwnerReadInternalPubCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.ReadPubekCommand;
import io.github.tpm4j.tpm12.engine.commands.eviction.FlushSpecificCommand;
import io.github.tpm4j.tpm12.engine.commands.ownership.TakeOwnershipCommand;
import io.github.tpm4j.tpm12.engine.commands.pcr.ExtendCommand;
import io.github.tpm4j.tpm12.engine.commands.pcr.PcrReadCommand;
import io.github.tpm4j.tpm12.engine.commands.pcr.PcrResetCommand;
import io.github.tpm4j.tpm12.engine.commands.session.OiapCommand;
import io.github.tpm4j.tpm12.engine.commands.session.OsapCommand;
import io.github.tpm4j.tpm12.engine.commands.startup.StartupCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.CreateWrapKeyCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.GetPubKeyCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.LoadKey2Command;
import io.github.tpm4j.tpm12.engine.commands.testing.ContinueSelfTestCommand;
import io.github.tpm4j.tpm12.engine.commands.testing.GetTestResultCommand;
import io.github.tpm4j.tpm12.engine.commands.testing.SelfTestFullCommand;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All commands of the TPM, by ordinal. */
public final class CommandTable {
  private final Map<Integer, CommandEntry<?, ?>> entries = new HashMap<>();

  private final Capabilities capabilities = new Capabilities(ordinal -> find(ordinal).isPresent());

  public CommandTable() {
    addStart();
    addSessionsAndKeys();
  }

  private void addStart() {
    add(new StartupCommand(), Needs.POWER);
    add(new SelfTestFullCommand(), Needs.NOTHING);
    add(new ContinueSelfTestCommand(), Needs.NOTHING);
    add(new GetTestResultCommand(), Needs.NOTHING);
    add(new GetCapabilityCommand(capabilities), Needs.NOTHING);
    add(new ExtendCommand(), Needs.NOTHING);
    add(new PcrReadCommand(), Needs.WORKING);
    add(new PcrResetCommand(), Needs.NOTHING);
    add(new GetRandomCommand(), Needs.WORKING);
    add(new StirRandomCommand(), Needs.WORKING);
    add(new CreateEndorsementKeyPairCommand(), Needs.WORKING);
    add(new ReadPubekCommand(), Needs.WORKING);
    add(new TakeOwnershipCommand(), Needs.WORKING);
  }

  private void addSessionsAndKeys() {
    add(new OiapCommand(), Needs.NOTHING);
    add(new OsapCommand(), Needs.OWNER);
    add(new FlushSpecificCommand(), Needs.NOTHING);
    add(new CreateWrapKeyCommand(), Needs.OWNED);
    add(new LoadKey2Command(), Needs.OWNED);
    add(new GetPubKeyCommand(), Needs.OWNED);
    add(new SignCommand(), Needs.OWNED);
    add(new OwnerReadInternalPubCommand(), Needs.OWNED);
  }

  private <Q extends TpmRequest<R>, R extends TpmResponse> void add(
      Command<Q, R> command, Needs needs) {
    entries.put(command.spec().ordinal().value(), new CommandEntry<>(command, needs));
  }

  public Optional<CommandEntry<?, ?>> find(int ordinal) {
    return Optional.ofNullable(entries.get(ordinal));
  }
}
