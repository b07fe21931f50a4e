package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.peers.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bouncy Castle opens with TPM keys what OpenSSL has enveloped. */
class CmsEnvelopeTest extends OnEachTpm {
  private static final String MESSAGE = "for a TPM";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa_padding_mode:pkcs1",
        "rsa_padding_mode:oaep",
        "rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256",
        "rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha512 -keyopt rsa_mgf1_md:sha1"
      })
  void rsaDecrypts(String options) throws Exception {
    PrivateKeyEntry key = rsa();
    assertEquals(MESSAGE, open(enveloped(key, options), transport(key.getPrivateKey())));
  }

  private static Recipient transport(PrivateKey key) {
    return new JceKeyTransEnvelopedRecipient(key).setProvider("TPM").setContentProvider("SunJCE");
  }

  @Test
  void rsaDecryptsWithoutAProviderNamed() throws Exception {
    PrivateKeyEntry key = rsa();
    Recipient recipient = new JceKeyTransEnvelopedRecipient(key.getPrivateKey());
    assertEquals(MESSAGE, open(enveloped(key, "rsa_padding_mode:pkcs1"), recipient));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecdh_kdf_md:sha256",
        "ecdh_kdf_md:sha512 -keyopt ecdh_cofactor_mode:1",
        "ecdh_kdf_md:sha1"
      })
  void keyAgreementDecrypts(String options) throws Exception {
    PrivateKeyEntry key = ec();
    JceKeyAgreeEnvelopedRecipient recipient =
        new JceKeyAgreeEnvelopedRecipient(key.getPrivateKey());
    // Else Bouncy Castle takes it out of the key's encoding, which a TPM key has not.
    recipient.setPrivateKeyAlgorithmIdentifier(
        SubjectPublicKeyInfo.getInstance(key.getCertificate().getPublicKey().getEncoded())
            .getAlgorithm());
    recipient.setProvider("TPM");
    recipient.setContentProvider("SunJCE");
    assertEquals(MESSAGE, open(enveloped(key, options), recipient));
  }

  @Test
  void aMessageForAnotherKeyIsNotOpened() throws Exception {
    byte[] message = enveloped(rsa(), "rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256");
    PrivateKey other = other("rsa").getPrivateKey();
    assertThrows(CMSException.class, () -> open(message, transport(other)));
    // With PKCS#1 the padding may fit by chance; then the content does not.
    byte[] old = enveloped(rsa(), "rsa_padding_mode:pkcs1");
    assertFalse(isOpened(old, transport(other)));
  }

  private static boolean isOpened(byte[] message, Recipient recipient) {
    try {
      return open(message, recipient).equals(MESSAGE);
    } catch (CMSException e) {
      return false;
    }
  }

  @Test
  void aBoundKeyDecryptsNoMoreAfterAnExtend() throws Exception {
    PrivateKeyEntry key = bound(TpmKeyGenParameterSpec.rsa("bound", 2048));
    byte[] message = enveloped(key, "rsa_padding_mode:oaep");
    assertEquals(MESSAGE, open(message, transport(key.getPrivateKey())));
    extendPcr();
    Refusals.ofPcr(() -> open(message, transport(key.getPrivateKey())));
  }

  private byte[] enveloped(PrivateKeyEntry key, String options) throws Exception {
    PemFiles.write(folder.resolve("recipient.pem"), (X509Certificate) key.getCertificate());
    String command =
        "openssl cms -encrypt -binary -outform DER -aes256 -recip recipient.pem -keyopt " + options;
    Tool openssl = Tool.of((command + " -out message.cms").split(" ")).in(folder);
    openssl.input(MESSAGE.getBytes(StandardCharsets.UTF_8)).succeed();
    return Files.readAllBytes(folder.resolve("message.cms"));
  }

  private static String open(byte[] message, Recipient recipient) throws CMSException {
    var recipients = new CMSEnvelopedData(message).getRecipientInfos().getRecipients();
    byte[] content = List.copyOf(recipients).get(0).getContent(recipient);
    return new String(content, StandardCharsets.UTF_8);
  }
}
