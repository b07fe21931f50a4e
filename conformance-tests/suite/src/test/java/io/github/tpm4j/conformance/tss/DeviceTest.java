package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.PssSalt;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.crypto.Hmacs;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("peer")
class DeviceTest {
  private static Swtpm swtpm;
  private CommandLog transport;
  private TpmDevice device;

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tcp();
  }

  @AfterAll
  static void stop() throws Exception {
    swtpm.close();
  }

  @BeforeEach
  void open() throws Exception {
    transport = new CommandLog(Transports.open(swtpm.tcti()));
    device = TpmDevice.open(transport, DeviceOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void signsWithOneCommand() {
    TpmKey key = Keys.create(device, "secret");
    Keys.assertSigns(key);
    transport.takeSent();
    for (int i = 0; i < 10; i++) {
      Keys.assertSigns(key);
    }
    assertEquals(Collections.nCopies(10, TpmCc.SIGN), transport.takeSent());
  }

  @Test
  void signsWithOneCommandMoreForEachElementOfAPolicy() {
    Policy policy = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23)).and(Policy.authValue());
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
    TpmKey key =
        Keys.create(device, template, "p", KeyAuthorization.policy(policy, Keys.password("p")));
    Keys.assertSigns(key);
    transport.takeSent();
    Keys.assertSigns(key);
    assertEquals(
        List.of(TpmCc.POLICY_PCR, TpmCc.POLICY_AUTH_VALUE, TpmCc.SIGN), transport.takeSent());
  }

  @Test
  void sendsNothingBeforeItMust() {
    KeyBlob blob = new KeyBlob(Keys.P256, Bytes.EMPTY);
    device.key(device.primaryParent(TpmHandle.OWNER, Keys.P256), blob, KeyAuthorization.NONE);
    assertEquals(List.of(), transport.takeSent());
  }

  @Test
  void signsWithEveryRsaScheme() throws Exception {
    TpmtPublic template = KeyTemplate.rsa(2048).signing().build();
    TpmKey key = Keys.create(device, template, "r", KeyAuthorization.password(Keys.password("r")));
    Signature pkcs1 = Signature.getInstance("SHA256withRSA");
    pkcs1.initVerify(key.publicKey());
    pkcs1.update(Keys.MESSAGE);
    TpmtSigScheme rsassa = TpmtSigScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256);
    assertTrue(pkcs1.verify(rsaSignature(key, rsassa)));
    TpmtSigScheme pss = TpmtSigScheme.of(TpmAlg.RSAPSS, TpmAlg.SHA256);
    assertEquals(Optional.empty(), device.pssSalt().known());
    int salt =
        device
            .pssSalt()
            .learn(
                (RSAPublicKey) key.publicKey(), HashAlg.SHA256, Bytes.of(rsaSignature(key, pss)));
    assertEquals(HashAlg.SHA256.digestBytes(), salt);
    assertEquals(Optional.of(PssSalt.DIGEST_LENGTH), device.pssSalt().known());
  }

  private static byte[] rsaSignature(TpmKey key, TpmtSigScheme scheme) {
    TpmsSignatureRsa signature = (TpmsSignatureRsa) key.sign(scheme, Keys.DIGEST).signature();
    return signature.sig().toByteArray();
  }

  @Test
  void decryptsRsa() throws Exception {
    TpmtPublic template = KeyTemplate.rsa(2048).decrypting().build();
    TpmKey key = Keys.create(device, template, "r", KeyAuthorization.password(Keys.password("r")));
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key.publicKey());
    Bytes encrypted = Bytes.of(cipher.doFinal(Keys.MESSAGE));
    try (SecretBytes plain = key.rsaDecrypt(TpmtRsaDecrypt.RSAES, encrypted, Bytes.EMPTY)) {
      assertArrayEquals(Keys.MESSAGE, plain.toByteArray());
    }
  }

  @Test
  void agreesOnAKey() throws Exception {
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).decrypting().build();
    TpmKey key = Keys.create(device, template, "", KeyAuthorization.NONE);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair other = generator.generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(other.getPrivate());
    agreement.doPhase(key.publicKey(), true);
    ECPublicKey point = (ECPublicKey) other.getPublic();
    TpmsEccPoint shared =
        key.ecdhZGen(
            new TpmsEccPoint(
                coordinate(point.getW().getAffineX()), coordinate(point.getW().getAffineY())));
    assertEquals(Bytes.of(agreement.generateSecret()), shared.x());
  }

  private static Bytes coordinate(BigInteger number) {
    byte[] octets = number.toByteArray();
    return octets[0] == 0 ? Bytes.of(octets, 1, octets.length - 1) : Bytes.of(octets);
  }

  @Test
  void makesHmacsOverMessagesOfAnyLength() {
    TpmtPublic template = KeyTemplate.hmac(HashAlg.SHA256).build();
    TpmKey key = Keys.create(device, template, "h", KeyAuthorization.password(Keys.password("h")));
    Bytes ofLong = key.hmac(Bytes.adopt(new byte[5000]));
    assertEquals(ofLong, key.hmac(Bytes.adopt(new byte[5000])));
    assertNotEquals(ofLong, key.hmac(Bytes.adopt(new byte[1024])));
    assertEquals(32, Hmacs.of(HashAlg.SHA256, ofLong.borrow()).length);
  }

  @Test
  void unsealsWhatItSealed() {
    byte[] data = {1, 2, 3};
    KeyBlob blob =
        device.seal(
            device.storageKey(),
            KeyTemplate.sealed().build(),
            Keys.password("s").get(),
            SecretBytes.of(data));
    TpmKey sealed =
        device.key(device.storageKey(), blob, KeyAuthorization.password(Keys.password("s")));
    try (SecretBytes unsealed = sealed.unseal()) {
      assertArrayEquals(data, unsealed.toByteArray());
    }
  }

  @Test
  void keepsAKeyAtAPersistentHandle() {
    TpmHandle handle = TpmHandle.of(0x81000123);
    TpmKey key = Keys.create(device, "kept");
    device.persist(key, handle);
    try (TpmDevice other = reopen()) {
      TpmKey kept = other.persistentKey(handle, KeyAuthorization.password(Keys.password("kept")));
      assertEquals(key.name(), kept.name());
      Keys.assertSigns(kept);
      other.evict(handle);
    }
    assertThrows(
        TpmResponseException.class, () -> device.persistentKey(handle, KeyAuthorization.NONE));
  }

  @Test
  void doesNotSignWithAnotherKeyThatItHasPutAtTheHandle() {
    assertNoticesReplacement(device);
  }

  @Test
  void doesNotSignWithAnotherKeyThatAProgramHasPutAtTheHandle() {
    try (TpmDevice other = reopen()) {
      assertNoticesReplacement(other);
    }
  }

  private void assertNoticesReplacement(TpmDevice replacing) {
    TpmHandle handle = TpmHandle.of(0x81000124);
    replacing.persist(Keys.create(replacing, ""), handle);
    TpmKey kept = device.persistentKey(handle, KeyAuthorization.NONE);
    Keys.assertSigns(kept);
    replacing.evict(handle);
    replacing.persist(Keys.create(replacing, ""), handle);
    TpmException refusal =
        assertThrows(TpmException.class, () -> kept.sign(Keys.ECDSA, Keys.DIGEST));
    assertTrue(refusal.getMessage().contains("81000124"), refusal.getMessage());
    Keys.assertSigns(device.persistentKey(handle, KeyAuthorization.NONE));
    replacing.evict(handle);
  }

  private static TpmDevice reopen() {
    try {
      return TpmDevice.open(swtpm.tcti());
    } catch (TransportException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void givesRandomOctets() {
    try (SecretBytes one = device.random(200);
        SecretBytes other = device.random(200)) {
      assertEquals(200, one.size());
      assertNotEquals(one, other);
    }
  }

  @Test
  void tellsWhatTheTpmCanDo() {
    assertEquals("IBM", device.capabilities().manufacturer());
    assertTrue(device.capabilities().has(TpmEccCurve.NIST_P384));
    assertTrue(device.capabilities().has(TpmCc.ECDH_Z_GEN));
    assertFalse(device.capabilities().has(TpmAlg.SHA3_256));
    assertEquals(1024, device.capabilities().inputBufferBytes());
  }

  @Test
  void extendsAPcr() {
    Bytes before = value(16);
    device.extendPcr(16, Map.of(TpmAlg.SHA256, Keys.DIGEST));
    assertEquals(Digests.of(HashAlg.SHA256, before, Keys.DIGEST), value(16));
  }

  private Bytes value(int pcr) {
    return device.readPcr(TpmAlg.SHA256, pcr).values().values().iterator().next();
  }

  @Test
  void readsMorePcrThanOneCommandAnswers() {
    assertEquals(
        24, device.readPcr(TpmAlg.SHA256, IntStream.range(0, 24).toArray()).values().size());
  }

  @Test
  void namesAKeySizeThatTheTpmLacks() {
    TpmtPublic template = KeyTemplate.rsa(4096).signing().build();
    TpmUnsupportedException e =
        assertThrows(
            TpmUnsupportedException.class,
            () -> device.createKey(device.storageKey(), template, SecretBytes.EMPTY));
    assertTrue(e.getMessage().contains("RSA keys of 4096 bits"), e::getMessage);
  }
}
