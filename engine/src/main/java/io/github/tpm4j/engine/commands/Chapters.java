package io.github.tpm4j.engine.commands;

import io.github.tpm4j.engine.commands.asymmetric.AsymmetricCommands;
import io.github.tpm4j.engine.commands.attached.AttachedCommands;
import io.github.tpm4j.engine.commands.attestation.AttestationCommands;
import io.github.tpm4j.engine.commands.audit.AuditCommands;
import io.github.tpm4j.engine.commands.capability.CapabilityCommands;
import io.github.tpm4j.engine.commands.clock.ClockCommands;
import io.github.tpm4j.engine.commands.contextmanagement.ContextManagementCommands;
import io.github.tpm4j.engine.commands.countdown.CountdownCommands;
import io.github.tpm4j.engine.commands.dictionaryattack.DictionaryAttackCommands;
import io.github.tpm4j.engine.commands.duplication.DuplicationCommands;
import io.github.tpm4j.engine.commands.ephemeral.EphemeralCommands;
import io.github.tpm4j.engine.commands.hierarchy.HierarchyCommands;
import io.github.tpm4j.engine.commands.management.ManagementCommands;
import io.github.tpm4j.engine.commands.nv.NvCommands;
import io.github.tpm4j.engine.commands.object.ObjectCommands;
import io.github.tpm4j.engine.commands.pcr.PcrCommands;
import io.github.tpm4j.engine.commands.policy.PolicyCommands;
import io.github.tpm4j.engine.commands.random.RandomCommands;
import io.github.tpm4j.engine.commands.sequence.SequenceCommands;
import io.github.tpm4j.engine.commands.session.SessionCommands;
import io.github.tpm4j.engine.commands.signing.SigningCommands;
import io.github.tpm4j.engine.commands.startup.StartupCommands;
import io.github.tpm4j.engine.commands.symmetric.SymmetricCommands;
import io.github.tpm4j.engine.commands.testing.TestingCommands;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.engine.profile.Profile;

/** The chapters of Part 3, in its order; each lists its own commands. */
public final class Chapters {

  private static final CommandTable ALL = all();

  private Chapters() {}

  /** The commands of a profile. */
  public static CommandTable commandsOf(Profile profile) {
    return ALL.select(profile::implemented);
  }

  private static CommandTable all() {
    CommandTable table = new CommandTable();
    addAll(table);
    return table;
  }

  private static void addAll(CommandTable table) {
    StartupCommands.addTo(table);
    TestingCommands.addTo(table);
    SessionCommands.addTo(table);
    ObjectCommands.addTo(table);
    DuplicationCommands.addTo(table);
    AsymmetricCommands.addTo(table);
    SymmetricCommands.addTo(table);
    RandomCommands.addTo(table);
    SequenceCommands.addTo(table);
    AttestationCommands.addTo(table);
    EphemeralCommands.addTo(table);
    AuditCommands.addTo(table);
    SigningCommands.addTo(table);
    PcrCommands.addTo(table);
    PolicyCommands.addTo(table);
    HierarchyCommands.addTo(table);
    DictionaryAttackCommands.addTo(table);
    ManagementCommands.addTo(table);
    ContextManagementCommands.addTo(table);
    ClockCommands.addTo(table);
    CapabilityCommands.addTo(table);
    NvCommands.addTo(table);
    AttachedCommands.addTo(table);
    CountdownCommands.addTo(table);
  }
}
