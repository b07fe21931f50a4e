package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.commands.optin.PhysicalEnable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalSetDeactivated;
import io.github.tpm4j.tpm12.commands.presence.PhysicalPresence;
import io.github.tpm4j.tpm12.commands.startup.Startup;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import java.util.ArrayList;
import java.util.List;

/** A machine whose TPM has owners, one after the other, and what they have opened. */
final class OwnedMachine implements AutoCloseable {
  static final int PRESENCE_BY_COMMANDS = 0x20;
  static final int PRESENT = 0x08;
  static final int ST_CLEAR = 1;

  final Machine machine;
  final Side side;
  final List<OiapSession> oiaps = new ArrayList<>();
  final List<OsapSession> osaps = new ArrayList<>();
  private final TpmPubkey endorsementKey;

  /** One that was started, with an endorsement key and an owner. */
  OwnedMachine(Machine machine) throws Exception {
    this.machine = machine;
    side = new Side(new MachineTransport(machine));
    start(ST_CLEAR);
    NvSteps.lockNv().run(side);
    endorsementKey = Ownership.createEndorsementKey(side.client);
    presence();
    take();
  }

  /** What {@link Side.Step} is, with the machine around the TPM. */
  interface Step {
    Side.Outcome run(OwnedMachine machine) throws Exception;
  }

  Side.Outcome run(Step step) throws Exception {
    return side.run(it -> step.run(this));
  }

  void start(int type) {
    side.client.execute(new Startup.Request(type));
  }

  /** Somebody is there. */
  void presence() {
    side.client.execute(new PhysicalPresence.Request(PRESENCE_BY_COMMANDS));
    side.client.execute(new PhysicalPresence.Request(PRESENT));
  }

  void take() {
    Ownership.take(side.client, endorsementKey, Side.OWNER, Side.SRK_SECRET);
  }

  /** Power is lost and comes again. */
  void reset() throws Exception {
    machine.reset();
  }

  /** The TPM works again, whatever was done to it. */
  Side.Outcome recover() throws Exception {
    presence();
    side.client.execute(new PhysicalEnable.Request());
    side.client.execute(new PhysicalSetDeactivated.Request(false));
    reset();
    start(ST_CLEAR);
    presence();
    forget();
    return Side.Outcome.of();
  }

  private void forget() {
    side.keys.clear();
    side.loaded.clear();
    oiaps.clear();
    osaps.clear();
  }

  @Override
  public void close() throws Exception {
    machine.close();
  }
}
