package io.github.tpm4j.benchmarks.tpm12;

import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.benchmarks.timing.Operation;
import io.github.tpm4j.benchmarks.timing.SideBySide;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tpm12.client.KeptSession;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import java.io.PrintStream;
import java.util.Locale;

/** The bundled TPM 1.2 in process against swtpm's over its socket, in turns. */
public final class Tpm12Comparison {
  /** A DigestInfo of SHA-256 has this many bytes. */
  private static final int DIGEST_INFO_BYTES = 51;

  private static final int RANDOM_BYTES = 32;
  private static final int PCR = 16;

  private final Effort effort;

  public Tpm12Comparison(Effort effort) {
    this.effort = effort;
  }

  /** Prints a table as Markdown. */
  public void print(PrintStream out) throws Exception {
    try (Swtpm swtpm = Swtpm.tpm12();
        Contestant theirs = new Contestant(swtpm.tcti());
        Contestant ours = new Contestant("engine12:memory")) {
      out.println("| command | bundled, µs | swtpm, µs | times as fast |");
      out.println("|---|---:|---:|---:|");
      // Untimed: the JVM compiles what sessions and signatures need, which is most of the code.
      SideBySide.medians(effort, ours.signing(), theirs.signing());
      row(out, "TPM_Sign, RSA-2048, kept session", ours.signing(), theirs.signing());
      row(out, "TPM_OIAP", ours.oiap(), theirs.oiap());
      row(out, "TPM_PCRRead", ours.pcrRead(), theirs.pcrRead());
      row(out, "TPM_Extend", ours.extend(), theirs.extend());
      row(out, "TPM_GetRandom, 32 bytes", ours.random(), theirs.random());
      out.println();
    }
  }

  private void row(PrintStream out, String name, Operation ours, Operation theirs)
      throws Exception {
    double[] micros = SideBySide.medians(effort, ours, theirs);
    out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f |%n",
        name,
        micros[0],
        micros[1],
        micros[1] / micros[0]);
  }

  /** A TPM with an owner and a signing key. */
  private static final class Contestant implements AutoCloseable {
    private final AuthSecret owner = AuthSecret.ofUtf8("the owner's".toCharArray());
    private final AuthSecret root = AuthSecret.wellKnown();
    private final AuthSecret secret = AuthSecret.ofUtf8("the key's".toCharArray());
    private final Tpm12Client client;
    private final int key;
    private final KeptSession kept;

    Contestant(String tcti) throws TransportException {
      client = Tpm12Client.connect(Transports.open(tcti));
      Ownership.take(client, Ownership.createEndorsementKey(client), owner, root);
      kept = new KeptSession(client);
      key =
          kept.execute(new LoadKey2.Request(EntityConstants.KH_SRK, newKey()), root).inkeyHandle();
    }

    private TpmKey newKey() {
      try (OsapSession osap = client.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, root)) {
        CreateWrapKey.Request request =
            new CreateWrapKey.Request(
                EntityConstants.KH_SRK,
                osap.encrypt(secret),
                osap.encryptSecond(secret),
                KeyTemplates.signing(2048));
        return client.execute(request, osap.authorization()).wrappedKey();
      }
    }

    Operation signing() {
      Sign.Request request = new Sign.Request(key, Bytes.of(new byte[DIGEST_INFO_BYTES]));
      return () -> kept.execute(request, secret);
    }

    Operation pcrRead() {
      return () -> client.execute(new PcrRead.Request(PCR));
    }

    Operation extend() {
      Extend.Request request = new Extend.Request(PCR, Sha1.of());
      return () -> client.execute(request);
    }

    Operation random() {
      return () -> client.execute(new GetRandom.Request(RANDOM_BYTES));
    }

    /** A TPM has few sessions: each is ended again, untimed. */
    Operation oiap() {
      return new Operation() {
        private OiapSession session;

        @Override
        public void run() {
          session = client.oiap();
        }

        @Override
        public void undo() {
          session.close();
        }
      };
    }

    @Override
    public void close() {
      kept.close();
      client.close();
    }
  }
}
