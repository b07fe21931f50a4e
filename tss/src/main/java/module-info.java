/** The TPM 2.0 software stack: wire structures, commands, sessions, policies, resources. */
module io.github.tpm4j.tss {
  requires com.github.benmanes.caffeine;
  // Not all runtime images have it.
  requires static jdk.jfr;
  requires transitive io.github.tpm4j.transports;

  exports io.github.tpm4j.tss.ac;
  exports io.github.tpm4j.tss.algorithms;
  exports io.github.tpm4j.tss.asn1 to
      io.github.tpm4j.attest,
      io.github.tpm4j.cli,
      io.github.tpm4j.keystore,
      io.github.tpm4j.provider;
  exports io.github.tpm4j.tss.attributes;
  exports io.github.tpm4j.tss.capabilities;
  exports io.github.tpm4j.tss.client;
  exports io.github.tpm4j.tss.commands.asymmetric;
  exports io.github.tpm4j.tss.commands.attached;
  exports io.github.tpm4j.tss.commands.attestation;
  exports io.github.tpm4j.tss.commands.audit;
  exports io.github.tpm4j.tss.commands.capability;
  exports io.github.tpm4j.tss.commands.clock;
  exports io.github.tpm4j.tss.commands.contextmanagement;
  exports io.github.tpm4j.tss.commands.countdown;
  exports io.github.tpm4j.tss.commands.dictionaryattack;
  exports io.github.tpm4j.tss.commands.duplication;
  exports io.github.tpm4j.tss.commands.ephemeral;
  exports io.github.tpm4j.tss.commands.fieldupgrade;
  exports io.github.tpm4j.tss.commands.hierarchy;
  exports io.github.tpm4j.tss.commands.list;
  exports io.github.tpm4j.tss.commands.management;
  exports io.github.tpm4j.tss.commands.nv;
  exports io.github.tpm4j.tss.commands.object;
  exports io.github.tpm4j.tss.commands.pcr;
  exports io.github.tpm4j.tss.commands.policy;
  exports io.github.tpm4j.tss.commands.random;
  exports io.github.tpm4j.tss.commands.sequence;
  exports io.github.tpm4j.tss.commands.session;
  exports io.github.tpm4j.tss.commands.signing;
  exports io.github.tpm4j.tss.commands.startup;
  exports io.github.tpm4j.tss.commands.symmetric;
  exports io.github.tpm4j.tss.commands.testing;
  exports io.github.tpm4j.tss.commands;
  exports io.github.tpm4j.tss.constants;
  exports io.github.tpm4j.tss.context;
  exports io.github.tpm4j.tss.creation;
  exports io.github.tpm4j.tss.crypto to
      io.github.tpm4j.attest,
      io.github.tpm4j.cli,
      io.github.tpm4j.engine,
      io.github.tpm4j.engine.tpm12,
      io.github.tpm4j.junit,
      io.github.tpm4j.keystore,
      io.github.tpm4j.keystore.tpm12,
      io.github.tpm4j.provider;
  exports io.github.tpm4j.tss.device;
  exports io.github.tpm4j.tss.duplication;
  exports io.github.tpm4j.tss.error;
  exports io.github.tpm4j.tss.handles;
  exports io.github.tpm4j.tss.interfaces;
  exports io.github.tpm4j.tss.keys;
  exports io.github.tpm4j.tss.names;
  exports io.github.tpm4j.tss.nv;
  exports io.github.tpm4j.tss.objects;
  exports io.github.tpm4j.tss.pcr;
  exports io.github.tpm4j.tss.policy;
  exports io.github.tpm4j.tss.session;
  exports io.github.tpm4j.tss.structures;
  exports io.github.tpm4j.tss.templates;
  exports io.github.tpm4j.tss.wire;
}
