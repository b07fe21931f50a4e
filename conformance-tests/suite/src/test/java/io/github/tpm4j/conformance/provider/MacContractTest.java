package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.CommandLog;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TPMs make MACs of, software makes the same MACs of. */
class MacContractTest extends OnEveryTpm {
  private static final byte[] MESSAGE = "what nobody must change".getBytes();

  private static byte[] message(int size) {
    byte[] message = new byte[size];
    new Random(size).nextBytes(message);
    return message;
  }

  private static Mac mac(String algorithm, Key key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm, tpm.provider());
    mac.init(key);
    return mac;
  }

  @ParameterizedTest
  @CsvSource({"SHA1, HmacSHA1", "SHA256, HmacSHA256", "SHA384, HmacSHA384", "SHA512, HmacSHA512"})
  void equalsTheJdksOfAnyLength(HashAlg hash, String algorithm) throws Exception {
    byte[] value = message(hash.digestBytes());
    Mac own = mac(algorithm, KnownKeys.hmac(tpm.provider().connection(), hash, value));
    Mac software = Mac.getInstance(algorithm, "SunJCE");
    software.init(new SecretKeySpec(value, algorithm));
    assertEquals(software.getMacLength(), own.getMacLength());
    for (int size : List.of(0, 1, 1024, 1025, 5000, 65_536, 65_537, 140_000)) {
      assertArrayEquals(
          software.doFinal(message(size)), own.doFinal(message(size)), () -> size + " bytes");
    }
  }

  @Test
  void takesPiecesOfAnySize() throws Exception {
    byte[] value = message(32);
    Mac own = mac("HmacSHA256", KnownKeys.hmac(tpm.provider().connection(), HashAlg.SHA256, value));
    Mac software = Mac.getInstance("HmacSHA256", "SunJCE");
    software.init(new SecretKeySpec(value, "HmacSHA256"));
    Random random = new Random(1);
    byte[] message = message(70_000);
    own.update(message[0]);
    for (int done = 1; done < message.length; ) {
      int next = Math.min(random.nextInt(3000), message.length - done);
      own.update(ByteBuffer.wrap(message, done, next));
      done += next;
    }
    assertArrayEquals(software.doFinal(message), own.doFinal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HmacSHA256", "1.2.840.113549.2.9", "OID.1.2.840.113549.2.9"})
  void aNewKeyMakesTheSameMacAgain(String algorithm) throws Exception {
    TpmSecretKey key = tpm.secretKey(algorithm);
    byte[] first = mac(algorithm, key).doFinal(MESSAGE);
    Mac again = mac(algorithm, key);
    assertArrayEquals(first, again.doFinal(MESSAGE));
    assertArrayEquals(first, again.doFinal(MESSAGE));
    again.update((byte) 1);
    again.reset();
    assertArrayEquals(first, again.doFinal(MESSAGE));
    assertFalse(java.util.Arrays.equals(first, again.doFinal()));
    assertFalse(
        java.util.Arrays.equals(first, mac(algorithm, tpm.secretKey(algorithm)).doFinal(MESSAGE)));
  }

  @Test
  void resetForgetsAlsoWhatTheTpmHasAbsorbed() throws Exception {
    TpmSecretKey key = tpm.secretKey("HmacSHA256");
    Mac mac = mac("HmacSHA256", key);
    byte[] known = mac.doFinal(MESSAGE);
    mac.update(message(140_000));
    mac.reset();
    assertArrayEquals(known, mac.doFinal(MESSAGE));
    mac.update(message(140_000));
    mac.init(key);
    assertArrayEquals(known, mac.doFinal(MESSAGE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 1024})
  void aShortMessageTakesOneCommand(int size) throws Exception {
    RunningTpm fresh = kind.start();
    CommandLog log = new CommandLog(fresh.transport());
    try (RunningTpm watched = RunningTpm.of(log, fresh.server())) {
      Mac mac = Mac.getInstance("HmacSHA256", watched.provider());
      mac.init(watched.secretKey("HmacSHA256"));
      mac.doFinal(MESSAGE);
      log.takeSent();
      mac.doFinal(message(size));
      assertEquals(List.of(TpmCc.HMAC), log.takeSent());
    }
  }

  @Test
  void keysOfSoftwareAreLeftToOtherProviders() throws Exception {
    Mac own = Mac.getInstance("HmacSHA256", tpm.provider());
    SecretKeySpec software = new SecretKeySpec(new byte[32], "HmacSHA256");
    Mac platform = Mac.getInstance("HmacSHA256", "SunJCE");
    platform.init(software);
    own.init(software);
    for (int size : new int[] {0, 1, 1000}) {
      assertArrayEquals(platform.doFinal(message(size)), own.doFinal(message(size)));
    }
    own.update(message(10));
    own.init(tpm.secretKey("HmacSHA256"));
    own.update(message(10));
    own.init(software);
    assertArrayEquals(platform.doFinal(message(7)), own.doFinal(message(7)));
    PublicKey none = KeyPairGenerator.getInstance("EC", "SunEC").generateKeyPair().getPublic();
    InvalidKeyException refusal = assertThrows(InvalidKeyException.class, () -> own.init(none));
    assertTrue(refusal.getMessage().contains("neither TPM nor another"), refusal::getMessage);
    assertThrows(InvalidKeyException.class, () -> own.init(null));

    SecretKey resident = tpm.secretKey("HmacSHA256");
    for (int position : List.of(1, Security.getProviders().length + 1)) {
      Security.insertProviderAt(tpm.provider(), position);
      try {
        Mac chosen = Mac.getInstance("HmacSHA256");
        chosen.init(software);
        assertEquals("SunJCE", chosen.getProvider().getName());
        Mac pinned = Mac.getInstance("HmacSHA256");
        assertEquals(32, pinned.getMacLength());
        pinned.init(software);
        assertArrayEquals(platform.doFinal(message(7)), pinned.doFinal(message(7)));
        Mac other = Mac.getInstance("HmacSHA256");
        other.init(resident);
        assertSame(tpm.provider(), other.getProvider());
      } finally {
        Security.removeProvider(tpm.provider().getName());
      }
    }
  }

  @Test
  void keysOfAnotherKindAreRefused() throws Exception {
    Mac sha256 = Mac.getInstance("HmacSHA256", tpm.provider());
    TpmSecretKey sha1 = tpm.secretKey(TpmKeyGenParameterSpec.hmac("old", "HmacSHA1"));
    InvalidKeyException refusal = assertThrows(InvalidKeyException.class, () -> sha256.init(sha1));
    assertTrue(refusal.getMessage().contains("old"), refusal::getMessage);
    assertTrue(refusal.getMessage().contains("HmacSHA1"), refusal::getMessage);
    TpmSecretKey aes = tpm.secretKey("AES");
    assertThrows(InvalidKeyException.class, () -> sha256.init(aes));
    Key pair = tpm.key("EC", 256).getPrivate();
    assertThrows(InvalidKeyException.class, () -> sha256.init(pair));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> sha256.init(tpm.secretKey("HmacSHA256"), new IvParameterSpec(new byte[16])));
  }

  @Test
  void isOfNoUseBeforeInit() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256", tpm.provider());
    assertThrows(IllegalStateException.class, () -> mac.update((byte) 1));
    assertThrows(IllegalStateException.class, mac::doFinal);
    TpmSecretKey key = tpm.secretKey("HmacSHA256");
    mac.init(key);
    assertThrows(InvalidKeyException.class, () -> mac.init(tpm.secretKey("AES")));
    assertThrows(IllegalStateException.class, () -> mac.doFinal(MESSAGE));
    assertThrows(CloneNotSupportedException.class, mac::clone);
  }

  @Test
  void tooLittleRoomLeavesTheMacAsItWas() throws Exception {
    Mac mac = mac("HmacSHA256", tpm.secretKey("HmacSHA256"));
    byte[] known = mac.doFinal(MESSAGE);
    mac.update(MESSAGE);
    byte[] target = new byte[40];
    assertThrows(ShortBufferException.class, () -> mac.doFinal(target, 9));
    mac.doFinal(target, 8);
    assertArrayEquals(known, java.util.Arrays.copyOfRange(target, 8, 40));
  }

  @Test
  void aPasswordIsAskedForByTheTpm() throws Exception {
    TpmSecretKey key =
        tpm.secretKey(
            TpmKeyGenParameterSpec.hmac("tokens", "HmacSHA256").auth("right".toCharArray()));
    byte[] known = mac("HmacSHA256", key).doFinal(message(3000));
    Mac wrong = mac("HmacSHA256", key.with("tokens", KeyAuth.password("mistaken".toCharArray())));
    ProviderException refusal =
        assertThrows(ProviderException.class, () -> wrong.doFinal(message(3000)));
    assertTrue(refusal.getMessage().contains("tokens"), refusal::getMessage);
    assertFalse(refusal.getMessage().contains("mistaken"), refusal::getMessage);
    assertThrows(ProviderException.class, () -> wrong.doFinal(MESSAGE));
    assertThrows(ProviderException.class, () -> wrong.update(message(70_000)));
    assertThrows(ProviderException.class, () -> wrong.doFinal());
    assertThrows(
        InvalidKeyException.class, () -> mac("HmacSHA256", key.with("tokens", KeyAuth.none())));
    assertArrayEquals(known, mac("HmacSHA256", key).doFinal(message(3000)));
    key.destroy();
    assertThrows(InvalidKeyException.class, () -> mac("HmacSHA256", key));
  }

  @Test
  void manyThreadsUseOneKey() throws Exception {
    TpmSecretKey key = tpm.secretKey("HmacSHA256");
    byte[] ofShort = mac("HmacSHA256", key).doFinal(MESSAGE);
    byte[] ofLong = mac("HmacSHA256", key).doFinal(message(70_000));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(
            threads.submit(
                () -> {
                  Mac mac = mac("HmacSHA256", key);
                  for (int round = 0; round < 5; round++) {
                    mac.update(message(70_000));
                    assertArrayEquals(ofShort, mac("HmacSHA256", key).doFinal(MESSAGE));
                    assertArrayEquals(ofLong, mac.doFinal());
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** RFC 4493, 4: the examples of AES-CMAC. */
  @ParameterizedTest
  @CsvSource({
    "'', bb1d6929e95937287fa37d129b756746",
    "6bc1bee22e409f96e93d7e117393172a, 070a16b46b4d4144f79bdd9dd04a287c",
    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411,"
        + " dfa66747de9ae63030ca32611497c827"
  })
  void cmacIsThatOfTheRfc(String message, String expected) throws Exception {
    SecretKeySpec value =
        new SecretKeySpec(HexFormat.of().parseHex("2b7e151628aed2a6abf7158809cf4f3c"), "AES");
    TpmSecretKey key = KnownKeys.aes(tpm.provider().connection(), value);
    byte[] mac = mac("AESCMAC", key).doFinal(HexFormat.of().parseHex(message));
    assertEquals(expected, HexFormat.of().formatHex(mac));
  }
}
