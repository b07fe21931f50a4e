package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of keys under persistent storage keys share: the lockout counter must stay as it was.
 */
abstract class UnderPersistentParents extends OnEveryTpm {
  static final int PLACE = 0x81000010;
  static final int STANDARD_PLACE = 0x81000001;
  static final int DEBUG_PCR = 16;
  static final String PASSWORD = "of the parent";

  TpmClient client;
  Heard heard;

  @BeforeEach
  void startUp() {
    TpmDevice device = tpm.provider().connection().device();
    device.readPcr(TpmAlg.SHA256, 0);
    client = device.client();
    heard = new Heard();
  }

  @AfterEach
  void lockoutIsAsItWas() {
    heard.close();
    assertFalse(heard.text().contains(PASSWORD), heard.text());
    assertEquals(0, lockoutCounter());
  }

  int lockoutCounter() {
    return TpmProperties.read(client, TpmPt.LOCKOUT_COUNTER);
  }

  /** Of a storage key that counts wrong tries. */
  static TpmtPublic counting(TpmtPublic template) {
    return with(template, template.objectAttributes().without(TpmaObject.NO_DA));
  }

  static TpmtPublic with(TpmtPublic template, TpmaObject attributes) {
    return new TpmtPublic(
        template.type(),
        template.nameAlg(),
        attributes,
        template.authPolicy(),
        template.parameters(),
        template.unique());
  }

  static TpmtPublic usedByPolicyOnly(Policy policy) {
    TpmtPublic template = StorageTemplates.ECC_P256;
    return new TpmtPublic(
        template.type(),
        template.nameAlg(),
        template.objectAttributes().without(TpmaObject.USER_WITH_AUTH | TpmaObject.NO_DA),
        policy.digest(HashAlg.SHA256),
        template.parameters(),
        template.unique());
  }

  static SecretBytes secret(String text) {
    return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  PersistentObject parent(TpmtPublic template, String password) {
    return parent(PLACE, template, password);
  }

  PersistentObject parent(int place, TpmtPublic template, String password) {
    return new PersistentObject(client, place, TpmHandle.OWNER, template, secret(password));
  }

  static TpmSettings settings() {
    return TpmSettings.DEFAULT.withParent(TpmHandle.of(PLACE));
  }

  static TpmSettings withPassword() {
    return settings().withParentPassword(PASSWORD.toCharArray());
  }

  static TpmKeyGenParameterBuilder ec() {
    return TpmKeyGenParameterSpec.ec("web", "secp256r1");
  }

  static void assertGeneratesAndLoads(TpmSettings settings) throws Exception {
    try (RunningTpm again = tpm.again(settings)) {
      KeyPair pair = again.key(ec());
      assertSigns(again.provider(), pair.getPrivate(), pair.getPublic());
      assertSigns(again.provider(), reloaded(again, pair), pair.getPublic());
    }
  }

  /** The key as its file has it. */
  static TpmPrivateKey reloaded(RunningTpm running, KeyPair pair) throws Exception {
    WrappedKey source = (WrappedKey) ((TpmPrivateKey) pair.getPrivate()).source();
    return TpmPrivateKey.of(
        running.provider().connection(), source.key(), "from a file", KeyAuth.none());
  }

  static void assertSigns(TpmProvider provider, PrivateKey key, PublicKey publicKey)
      throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(key);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(publicKey);
    assertTrue(verifier.verify(signature));
  }

  static String refusalToSign(RunningTpm running, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", running.provider());
    signer.initSign(key);
    return assertThrows(SignatureException.class, signer::sign).getMessage();
  }
}
