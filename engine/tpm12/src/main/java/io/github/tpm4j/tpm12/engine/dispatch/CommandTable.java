package io.github.tpm4j.tpm12.engine.dispatch;

import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.engine.capability.Capabilities;
import io.github.tpm4j.tpm12.engine.commands.capability.GetCapabilityCommand;
import io.github.tpm4j.tpm12.engine.commands.capability.GetCapabilityOwnerCommand;
import io.github.tpm4j.tpm12.engine.commands.capability.SetCapabilityCommand;
import io.github.tpm4j.tpm12.engine.commands.changeauth.ChangeAuthCommand;
import io.github.tpm4j.tpm12.engine.commands.changeauth.ChangeAuthOwnerCommand;
import io.github.tpm4j.tpm12.engine.commands.context.LoadContextCommand;
import io.github.tpm4j.tpm12.engine.commands.context.LoadKeyContextCommand;
import io.github.tpm4j.tpm12.engine.commands.context.SaveContextCommand;
import io.github.tpm4j.tpm12.engine.commands.context.SaveKeyContextCommand;
import io.github.tpm4j.tpm12.engine.commands.counter.CreateCounterCommand;
import io.github.tpm4j.tpm12.engine.commands.counter.IncrementCounterCommand;
import io.github.tpm4j.tpm12.engine.commands.counter.ReadCounterCommand;
import io.github.tpm4j.tpm12.engine.commands.counter.ReleaseCounterCommand;
import io.github.tpm4j.tpm12.engine.commands.counter.ReleaseCounterOwnerCommand;
import io.github.tpm4j.tpm12.engine.commands.crypto.CertifyKey2Command;
import io.github.tpm4j.tpm12.engine.commands.crypto.CertifyKeyCommand;
import io.github.tpm4j.tpm12.engine.commands.crypto.GetRandomCommand;
import io.github.tpm4j.tpm12.engine.commands.crypto.SignCommand;
import io.github.tpm4j.tpm12.engine.commands.crypto.StirRandomCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.CreateEndorsementKeyPairCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.CreateRevocableEkCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.DisablePubekReadCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.OwnerReadInternalPubCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.OwnerReadPubekCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.ReadPubekCommand;
import io.github.tpm4j.tpm12.engine.commands.endorsement.RevokeTrustCommand;
import io.github.tpm4j.tpm12.engine.commands.eviction.EvictKeyCommand;
import io.github.tpm4j.tpm12.engine.commands.eviction.FlushSpecificCommand;
import io.github.tpm4j.tpm12.engine.commands.hash.Sha1CompleteCommand;
import io.github.tpm4j.tpm12.engine.commands.hash.Sha1CompleteExtendCommand;
import io.github.tpm4j.tpm12.engine.commands.hash.Sha1StartCommand;
import io.github.tpm4j.tpm12.engine.commands.hash.Sha1UpdateCommand;
import io.github.tpm4j.tpm12.engine.commands.identity.ActivateIdentityCommand;
import io.github.tpm4j.tpm12.engine.commands.identity.MakeIdentityCommand;
import io.github.tpm4j.tpm12.engine.commands.management.ResetLockValueCommand;
import io.github.tpm4j.tpm12.engine.commands.nv.DirReadCommand;
import io.github.tpm4j.tpm12.engine.commands.nv.DirWriteAuthCommand;
import io.github.tpm4j.tpm12.engine.commands.nv.NvDefineSpaceCommand;
import io.github.tpm4j.tpm12.engine.commands.nv.NvReadValueAuthCommand;
import io.github.tpm4j.tpm12.engine.commands.nv.NvReadValueCommand;
import io.github.tpm4j.tpm12.engine.commands.nv.NvWriteValueAuthCommand;
import io.github.tpm4j.tpm12.engine.commands.nv.NvWriteValueCommand;
import io.github.tpm4j.tpm12.engine.commands.optin.OwnerSetDisableCommand;
import io.github.tpm4j.tpm12.engine.commands.optin.PhysicalDisableCommand;
import io.github.tpm4j.tpm12.engine.commands.optin.PhysicalEnableCommand;
import io.github.tpm4j.tpm12.engine.commands.optin.PhysicalSetDeactivatedCommand;
import io.github.tpm4j.tpm12.engine.commands.optin.SetOperatorAuthCommand;
import io.github.tpm4j.tpm12.engine.commands.optin.SetOwnerInstallCommand;
import io.github.tpm4j.tpm12.engine.commands.optin.SetTempDeactivatedCommand;
import io.github.tpm4j.tpm12.engine.commands.ownership.DisableForceClearCommand;
import io.github.tpm4j.tpm12.engine.commands.ownership.DisableOwnerClearCommand;
import io.github.tpm4j.tpm12.engine.commands.ownership.ForceClearCommand;
import io.github.tpm4j.tpm12.engine.commands.ownership.OwnerClearCommand;
import io.github.tpm4j.tpm12.engine.commands.ownership.TakeOwnershipCommand;
import io.github.tpm4j.tpm12.engine.commands.pcr.ExtendCommand;
import io.github.tpm4j.tpm12.engine.commands.pcr.PcrReadCommand;
import io.github.tpm4j.tpm12.engine.commands.pcr.PcrResetCommand;
import io.github.tpm4j.tpm12.engine.commands.pcr.Quote2Command;
import io.github.tpm4j.tpm12.engine.commands.pcr.QuoteCommand;
import io.github.tpm4j.tpm12.engine.commands.presence.PhysicalPresenceCommand;
import io.github.tpm4j.tpm12.engine.commands.presence.ResetEstablishmentBitCommand;
import io.github.tpm4j.tpm12.engine.commands.session.OiapCommand;
import io.github.tpm4j.tpm12.engine.commands.session.OsapCommand;
import io.github.tpm4j.tpm12.engine.commands.session.ResetCommand;
import io.github.tpm4j.tpm12.engine.commands.session.TerminateHandleCommand;
import io.github.tpm4j.tpm12.engine.commands.startup.SaveStateCommand;
import io.github.tpm4j.tpm12.engine.commands.startup.StartupCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.CreateWrapKeyCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.GetPubKeyCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.LoadKey2Command;
import io.github.tpm4j.tpm12.engine.commands.storage.LoadKeyCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.SealCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.SealxCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.UnBindCommand;
import io.github.tpm4j.tpm12.engine.commands.storage.UnsealCommand;
import io.github.tpm4j.tpm12.engine.commands.testing.ContinueSelfTestCommand;
import io.github.tpm4j.tpm12.engine.commands.testing.GetTestResultCommand;
import io.github.tpm4j.tpm12.engine.commands.testing.SelfTestFullCommand;
import io.github.tpm4j.tpm12.engine.commands.ticks.GetTicksCommand;
import io.github.tpm4j.tpm12.engine.commands.ticks.TickStampBlobCommand;
import io.github.tpm4j.tpm12.engine.commands.transport.EstablishTransportCommand;
import io.github.tpm4j.tpm12.engine.commands.transport.ExecuteTransportCommand;
import io.github.tpm4j.tpm12.engine.commands.transport.ReleaseTransportSignedCommand;
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
    addOwner();
    addMachine();
    addData();
    addCounters();
    addContexts();
    addTransport();
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
    add(new TakeOwnershipCommand(), Needs.ENABLED);
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

  private void addOwner() {
    add(new ChangeAuthOwnerCommand(), Needs.OWNED);
    add(new GetCapabilityOwnerCommand(), Needs.OWNED);
    add(new SetCapabilityCommand(), Needs.NOTHING);
    add(new ResetLockValueCommand(), Needs.OWNED_IN_DEFENCE);
    add(new OwnerClearCommand(), Needs.OWNED);
    add(new ForceClearCommand(), Needs.WORKING);
    add(new DisableOwnerClearCommand(), Needs.OWNED);
    add(new DisableForceClearCommand(), Needs.WORKING);
    add(new DisablePubekReadCommand(), Needs.OWNED);
    add(new OwnerReadPubekCommand(), Needs.OWNED);
    add(new CreateRevocableEkCommand(), Needs.WORKING);
    add(new RevokeTrustCommand(), Needs.WORKING);
    add(new MakeIdentityCommand(), Needs.OWNED);
    add(new ActivateIdentityCommand(), Needs.OWNED);
  }

  private void addMachine() {
    add(new SaveStateCommand(), Needs.NOTHING);
    add(new PhysicalPresenceCommand(), Needs.NOTHING);
    add(new ResetEstablishmentBitCommand(), Needs.NOTHING);
    add(new OwnerSetDisableCommand(), Needs.OWNER);
    add(new PhysicalEnableCommand(), Needs.NOTHING);
    add(new PhysicalDisableCommand(), Needs.ENABLED);
    add(new PhysicalSetDeactivatedCommand(), Needs.ENABLED);
    add(new SetOwnerInstallCommand(), Needs.WORKING);
    add(new SetOperatorAuthCommand(), Needs.WORKING);
    add(new SetTempDeactivatedCommand(), Needs.ACTIVE);
    add(new GetTicksCommand(), Needs.WORKING);
    add(new Sha1StartCommand(), Needs.NOTHING);
    add(new Sha1UpdateCommand(), Needs.NOTHING);
    add(new Sha1CompleteCommand(), Needs.NOTHING);
    add(new Sha1CompleteExtendCommand(), Needs.NOTHING);
  }

  private void addData() {
    add(new SealCommand(), Needs.OWNED);
    add(new SealxCommand(), Needs.OWNED);
    add(new UnsealCommand(), Needs.OWNED);
    add(new UnBindCommand(), Needs.OWNED);
    add(new LoadKeyCommand(), Needs.OWNED);
    add(new ChangeAuthCommand(), Needs.OWNED);
    add(new QuoteCommand(), Needs.OWNED);
    add(new Quote2Command(), Needs.OWNED);
    add(new CertifyKeyCommand(), Needs.OWNED);
    add(new CertifyKey2Command(), Needs.OWNED);
    add(new TickStampBlobCommand(), Needs.OWNED);
    add(new NvDefineSpaceCommand(), Needs.NOTHING);
    add(new NvWriteValueCommand(), Needs.NOTHING);
    add(new NvWriteValueAuthCommand(), Needs.OWNED);
    add(new NvReadValueCommand(), Needs.NOTHING);
    add(new NvReadValueAuthCommand(), Needs.OWNED);
    add(new DirReadCommand(), Needs.WORKING);
    add(new DirWriteAuthCommand(), Needs.WORKING);
  }

  private void addCounters() {
    add(new CreateCounterCommand(), Needs.OWNED);
    add(new IncrementCounterCommand(), Needs.OWNED);
    add(new ReadCounterCommand(), Needs.WORKING);
    add(new ReleaseCounterCommand(), Needs.WORKING);
    add(new ReleaseCounterOwnerCommand(), Needs.OWNED);
  }

  private void addContexts() {
    add(new SaveContextCommand(), Needs.OWNED);
    add(new LoadContextCommand(), Needs.OWNED);
    add(new SaveKeyContextCommand(), Needs.WORKING);
    add(new LoadKeyContextCommand(), Needs.WORKING);
    add(new EvictKeyCommand(), Needs.OWNED);
    add(new TerminateHandleCommand(), Needs.NOTHING);
    add(new ResetCommand(), Needs.NOTHING);
  }

  private void addTransport() {
    add(new EstablishTransportCommand(), Needs.OWNED);
    add(
        new ExecuteTransportCommand(ordinal -> find(ordinal).map(it -> it.command().spec())),
        Needs.OWNED);
    add(new ReleaseTransportSignedCommand(), Needs.OWNED);
  }

  private <Q extends TpmRequest<R>, R extends TpmResponse> void add(
      Command<Q, R> command, Needs needs) {
    entries.put(command.spec().ordinal().value(), new CommandEntry<>(command, needs));
  }

  public Optional<CommandEntry<?, ?>> find(int ordinal) {
    return Optional.ofNullable(entries.get(ordinal));
  }
}
