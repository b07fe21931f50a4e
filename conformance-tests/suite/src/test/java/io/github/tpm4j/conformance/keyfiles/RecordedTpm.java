package io.github.tpm4j.conformance.keyfiles;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.ParentAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.Signature;

/** A copy of the bundled TPM on which other programs have made key files; see INDEX.md. */
record RecordedTpm(TpmConnection connection, TpmProvider provider) implements AutoCloseable {

  /** Starts the TPM, by which its PCR are reset. */
  static RecordedTpm in(Path folder) throws IOException {
    Path state = Files.createDirectories(folder.resolve("state"));
    for (String name : new String[] {"state", "ek-ca.pem"}) {
      Files.write(state.resolve(name), resource("state/" + name));
    }
    TpmConnection connection = TpmConnection.over(Transports.open("engine:dir=" + state));
    return new RecordedTpm(connection, new TpmProvider(connection));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = RecordedTpm.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  static Tss2PrivateKey file(String name) throws IOException {
    return Tss2Pem.decode(new String(resource(name), StandardCharsets.UTF_8));
  }

  TpmPrivateKey key(String name, KeyAuth auth) throws Exception {
    return TpmPrivateKey.of(connection, file(name), name, auth);
  }

  /** Signs, and has the JDK verify it. */
  boolean signs(TpmPrivateKey key) throws Exception {
    String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    Signature signer = Signature.getInstance(algorithm, provider);
    signer.initSign(key);
    return verifies(algorithm, key.publicKey(), signer.sign());
  }

  private static boolean verifies(String algorithm, PublicKey key, byte[] signature)
      throws Exception {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    return verifier.verify(signature);
  }

  String unsealed(String name, KeyAuth auth) throws Exception {
    WrappedKey sealed = WrappedKey.of(file(name), KeyOrigin.UNKNOWN, name);
    KeyAuthorization given =
        auth.isNone() ? KeyAuthorization.NONE : KeyAuthorization.password(() -> auth.value(name));
    try (SecretBytes data = sealed.open(connection, given, ParentAuth.NONE).unseal()) {
      return new String(data.borrow(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
