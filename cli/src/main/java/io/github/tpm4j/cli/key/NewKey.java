package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.secret.PasswordChars;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import io.github.tpm4j.provider.TpmProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.crypto.KeyGenerator;

/** A key that a command makes or takes into the TPM, and where it is kept then. */
final class NewKey {
  private final Provider provider;
  private final KeyPlace place;

  /** Collects the certificate that the provider makes; nothing else is kept there. */
  private final KeyStore certificates;

  private KeyInTpm key;

  NewKey(TpmConnection tpm, KeyPlace place) throws GeneralSecurityException, IOException {
    provider = new TpmProvider(tpm);
    this.place = place;
    certificates = KeyStore.getInstance("TPM", provider);
    certificates.load(null, null);
  }

  Provider provider() {
    return provider;
  }

  /**
   * The specification, complete.
   *
   * @return the caller destroys it
   */
  TpmKeyGenParameterSpec specification(TpmKeyGenParameterBuilder builder, KeyAuth auth) {
    try (PasswordChars password = PasswordChars.of(auth)) {
      return (place.isStore() ? builder.storeIn(certificates) : builder)
          .auth(password.borrow())
          .build();
    }
  }

  /** Makes the key, and keeps it. */
  void generate(KeyKind kind, TpmKeyGenParameterSpec wanted)
      throws GeneralSecurityException, IOException {
    if (kind.isSecret()) {
      KeyGenerator generator = KeyGenerator.getInstance(kind.generator(), provider);
      generator.init(wanted);
      keep((KeyInTpm) generator.generateKey(), List.of());
    } else {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.generator(), provider);
      generator.initialize(wanted);
      keep((KeyInTpm) generator.generateKeyPair().getPrivate(), chain(wanted.alias()));
    }
  }

  /** The certificate that was made with a key; empty if none was. */
  List<X509Certificate> chain(String alias) throws GeneralSecurityException {
    Certificate[] chain = certificates.getCertificateChain(alias);
    return chain == null
        ? List.of()
        : Arrays.stream(chain).map(X509Certificate.class::cast).toList();
  }

  /** Keeps a key that is in the TPM now. */
  void keep(KeyInTpm inTpm, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    key = inTpm;
    place.keep(inTpm, chain);
  }

  /** Prints what it is, and where. */
  void print(PrintWriter out, boolean json) throws IOException {
    KeyDescription what = KeyDescription.of(key);
    if (json) {
      Json.object(
          out,
          generator -> {
            generator.writeStringField("alias", place.alias());
            generator.writeStringField("type", what.type());
            generator.writeStringField("use", what.use());
            generator.writeStringField("place", place.toString());
            if (what.name().isPresent()) {
              generator.writeStringField("name", what.name().get());
            }
            if (key instanceof PrivateKeyInTpm known) {
              generator.writeStringField("publicKey", PublicKeyPem.write(known.publicKey()));
            }
          });
      return;
    }
    Page page = Page.to(out);
    page.good(what.type() + ", " + what.use() + ": kept as " + place);
    what.name().ifPresent(name -> page.more("Name " + name));
    out.flush();
  }
}
