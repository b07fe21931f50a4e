package io.github.tpm4j.engine.commands;

import io.github.tpm4j.engine.commands.asymmetric.AsymmetricCommands;
import io.github.tpm4j.engine.commands.attestation.AttestationCommands;
import io.github.tpm4j.engine.commands.audit.AuditCommands;
import io.github.tpm4j.engine.commands.capability.CapabilityCommands;
import io.github.tpm4j.engine.commands.clock.ClockCommands;
import io.github.tpm4j.engine.commands.contextmanagement.ContextManagementCommands;
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

/** The chapters of Part 3, in its order; each lists its own commands. */
final class Chapters {

  private Chapters() {}

  static void addAll(CommandTable table) {
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
  }
}
