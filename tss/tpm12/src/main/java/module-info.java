/** The TPM 1.2 software stack: wire structures, commands, sessions and the client. */
module io.github.tpm4j.tss.tpm12 {
  requires transitive io.github.tpm4j.transports;

  exports io.github.tpm4j.tpm12.client;
  exports io.github.tpm4j.tpm12.commands.capability;
  exports io.github.tpm4j.tpm12.commands.changeauth;
  exports io.github.tpm4j.tpm12.commands.context;
  exports io.github.tpm4j.tpm12.commands.counter;
  exports io.github.tpm4j.tpm12.commands.crypto;
  exports io.github.tpm4j.tpm12.commands.endorsement;
  exports io.github.tpm4j.tpm12.commands.eviction;
  exports io.github.tpm4j.tpm12.commands.hash;
  exports io.github.tpm4j.tpm12.commands.identity;
  exports io.github.tpm4j.tpm12.commands.management;
  exports io.github.tpm4j.tpm12.commands.migration;
  exports io.github.tpm4j.tpm12.commands.nv;
  exports io.github.tpm4j.tpm12.commands.optin;
  exports io.github.tpm4j.tpm12.commands.ownership;
  exports io.github.tpm4j.tpm12.commands.pcr;
  exports io.github.tpm4j.tpm12.commands.presence;
  exports io.github.tpm4j.tpm12.commands.session;
  exports io.github.tpm4j.tpm12.commands.startup;
  exports io.github.tpm4j.tpm12.commands.storage;
  exports io.github.tpm4j.tpm12.commands.testing;
  exports io.github.tpm4j.tpm12.commands.ticks;
  exports io.github.tpm4j.tpm12.commands.transport;
  exports io.github.tpm4j.tpm12.commands;
  exports io.github.tpm4j.tpm12.constants;
  exports io.github.tpm4j.tpm12.error;
  exports io.github.tpm4j.tpm12.identity;
  exports io.github.tpm4j.tpm12.key;
  exports io.github.tpm4j.tpm12.quote;
  exports io.github.tpm4j.tpm12.session;
  exports io.github.tpm4j.tpm12.structures;
  exports io.github.tpm4j.tpm12.transportsession;
  exports io.github.tpm4j.tpm12.verify to
      io.github.tpm4j.keystore.tpm12;
  exports io.github.tpm4j.tpm12.wire;

  provides io.github.tpm4j.transport.TransportFactory with
      io.github.tpm4j.tpm12.tcsd.TcsdTransportFactory;
}
