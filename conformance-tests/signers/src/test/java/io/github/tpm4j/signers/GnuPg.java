package io.github.tpm4j.signers;

import io.github.tpm4j.peers.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.openpgp.PGPPublicKey;

/**
 * GnuPG with a key ring of its own.
 *
 * @param folder where it runs
 */
record GnuPg(Path folder) {

  /** Takes a public key and its subkeys into the ring. */
  void importKey(PGPPublicKey... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (PGPPublicKey part : parts) {
      part.encode(bytes);
    }
    Files.write(folder.resolve("public.pgp"), bytes.toByteArray());
    run("--import public.pgp").succeed();
  }

  Tool run(String options) throws IOException {
    Path home = Files.createDirectories(folder.resolve("gnupg"));
    String command = "gpg --batch --no-autostart --homedir " + home + " " + options;
    return Tool.of(command.split(" ")).in(folder).with("LC_ALL", "C");
  }
}
