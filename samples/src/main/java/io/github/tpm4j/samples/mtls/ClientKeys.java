package io.github.tpm4j.samples.mtls;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** The client's keys and their certificates, in a KeyStore file of type TPM. */
final class ClientKeys {
  static final List<String> ALIASES = List.of("ec", "rsa");

  private static final char[] STORE_PASSWORD = "of the file's integrity".toCharArray();

  private final KeyStore store;

  private ClientKeys(KeyStore store) {
    this.store = store;
  }

  /** Makes the keys, gets their certificates, writes the file, and reads it as a client would. */
  static ClientKeys make(Path file, CertificateAuthority authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("TPM");
    store.load(null, null);
    add(store, authority, "EC", TpmKeyGenParameterSpec.ec("ec", "secp256r1"));
    add(store, authority, "RSA", TpmKeyGenParameterSpec.rsa("rsa", 2048));
    store.store(new TpmKeyStoreParameter(file, new PasswordProtection(STORE_PASSWORD)));
    return new ClientKeys(KeyStore.getInstance(file.toFile(), STORE_PASSWORD));
  }

  private static void add(
      KeyStore store,
      CertificateAuthority authority,
      String algorithm,
      TpmKeyGenParameterBuilder key)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, "TPM");
    TpmKeyGenParameterSpec spec =
        key.boundToPcrs(BoundPcr.BANK.jcaName(), BoundPcr.NUMBER).storeIn(store).build();
    generator.initialize(spec);
    KeyPair pair = generator.generateKeyPair();
    Certificate[] chain = {authority.issueClient(request(pair)), authority.certificate()};
    store.setKeyEntry(spec.alias(), pair.getPrivate(), null, chain);
  }

  /** A PKCS#10 request that the TPM signs. */
  private static JcaPKCS10CertificationRequest request(KeyPair pair)
      throws GeneralSecurityException {
    String algorithm = pair.getPrivate().getAlgorithm();
    X500Name subject = new X500Name("CN=client with " + algorithm + " key,O=tpm4j");
    String signature = algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    try {
      return new JcaPKCS10CertificationRequest(
          new JcaPKCS10CertificationRequestBuilder(subject, pair.getPublic())
              .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("The key cannot sign its request", e);
    }
  }

  /** A store with one of the keys, so that a client has no choice. */
  KeyStore only(String alias) throws GeneralSecurityException, IOException {
    KeyStore one = KeyStore.getInstance("TPM");
    one.load(null, null);
    PrivateKey key = (PrivateKey) store.getKey(alias, null);
    one.setKeyEntry(alias, key, null, store.getCertificateChain(alias));
    return one;
  }
}
