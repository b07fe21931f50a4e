/** The {@code tpm4j} command. */
module io.github.tpm4j.cli {
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires io.github.tpm4j.attest;
  requires io.github.tpm4j.engine;
  requires io.github.tpm4j.engine.tpm12;
  requires io.github.tpm4j.keystore;
  requires io.github.tpm4j.keystore.tpm12;
  requires io.github.tpm4j.provider;
  requires io.github.tpm4j.transports;
  requires java.logging;

  // picocli fills annotated fields and makes the commands by reflection
  opens io.github.tpm4j.cli to
      info.picocli;
  opens io.github.tpm4j.cli.attestation to
      info.picocli;
  opens io.github.tpm4j.cli.doctor to
      info.picocli;
  opens io.github.tpm4j.cli.ek to
      info.picocli;
  opens io.github.tpm4j.cli.eventlog to
      info.picocli;
  opens io.github.tpm4j.cli.fleet to
      info.picocli;
  opens io.github.tpm4j.cli.key to
      info.picocli;
  opens io.github.tpm4j.cli.look to
      info.picocli;
  opens io.github.tpm4j.cli.nv to
      info.picocli;
  opens io.github.tpm4j.cli.output to
      info.picocli;
  opens io.github.tpm4j.cli.pcr to
      info.picocli;
  opens io.github.tpm4j.cli.policy to
      info.picocli;
  opens io.github.tpm4j.cli.random to
      info.picocli;
  opens io.github.tpm4j.cli.seal to
      info.picocli;
  opens io.github.tpm4j.cli.secret to
      info.picocli;
  opens io.github.tpm4j.cli.serve to
      info.picocli;
  opens io.github.tpm4j.cli.store to
      info.picocli;
  opens io.github.tpm4j.cli.swtpm to
      info.picocli;
  opens io.github.tpm4j.cli.tpm to
      info.picocli;
}
