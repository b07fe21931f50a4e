package io.github.tpm4j.samples.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import net.jsign.AuthenticodeSigner;
import net.jsign.Signable;

/** Programs, installers and scripts for Windows (Authenticode), signed by jsign anywhere. */
public final class SignedProgram {
  private SignedProgram() {}

  /**
   * Signs a file in its place: EXE, DLL, MSI, CAB, PowerShell and others, by its content.
   *
   * @param entry a key of RSA or EC with its certificate chain, from a KeyStore of type TPM
   * @param timestampAuthority the URL of one (RFC 3161), whose time the signature then has; null
   *     for none: such a signature ends with the certificate
   * @throws IOException if the file is of no such kind, or the TPM refuses
   */
  public static void sign(Path file, PrivateKeyEntry entry, String timestampAuthority)
      throws IOException {
    try (Signable program = Signable.of(file.toFile())) {
      AuthenticodeSigner signer =
          new AuthenticodeSigner(entry.getCertificateChain(), entry.getPrivateKey())
              .withProgramName(file.getFileName().toString())
              .withTimestamping(timestampAuthority != null);
      if (timestampAuthority != null) {
        signer.withTimestampingAuthority(timestampAuthority);
      }
      signer.sign(program);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(file + " was not signed", e);
    }
  }
}
