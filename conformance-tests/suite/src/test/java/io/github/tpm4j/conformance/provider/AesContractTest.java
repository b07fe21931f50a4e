package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.CommandLog;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.tss.constants.TpmCc;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AES in TPMs is AES in software. */
class AesContractTest extends OnEveryTpm {
  private static final byte[] MESSAGE = "what nobody must read".getBytes();
  private static final IvParameterSpec IV = new IvParameterSpec(bytes(16));

  private static SecretKeySpec software;
  private static TpmSecretKey key;

  @BeforeParameterizedClassInvocation
  static void makeKeys() throws Exception {
    software = new SecretKeySpec(bytes(32), "AES");
    key = KnownKeys.aes(tpm.provider().connection(), software);
  }

  private static byte[] bytes(int size) {
    byte[] message = new byte[size];
    new Random(size).nextBytes(message);
    return message;
  }

  private static Cipher own(String transformation) throws GeneralSecurityException {
    return Cipher.getInstance(transformation, tpm.provider());
  }

  private static AlgorithmParameterSpec ivOf(String transformation) {
    return transformation.contains("ECB") ? null : IV;
  }

  private static Cipher encrypting(String transformation) throws GeneralSecurityException {
    Cipher cipher = own(transformation);
    cipher.init(Cipher.ENCRYPT_MODE, key, ivOf(transformation));
    return cipher;
  }

  private static Cipher decrypting(String transformation) throws GeneralSecurityException {
    Cipher cipher = own(transformation);
    cipher.init(Cipher.DECRYPT_MODE, key, ivOf(transformation));
    return cipher;
  }

  private static Cipher jdk(String transformation, int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(transformation, "SunJCE");
    cipher.init(mode, software, ivOf(transformation));
    return cipher;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AES/ECB/PKCS5Padding",
        "AES/CBC/PKCS5Padding",
        "AES/CFB/PKCS5Padding",
        "AES/OFB/PKCS5Padding",
        "AES/CFB/NoPadding",
        "AES/CFB128/NoPadding",
        "AES/OFB/NoPadding",
        "AES/CTR/NoPadding"
      })
  void equalsTheJdksOfAnyLength(String transformation) throws Exception {
    Cipher jdk = jdk(transformation, Cipher.ENCRYPT_MODE);
    Cipher encrypting = encrypting(transformation);
    Cipher decrypting = decrypting(transformation);
    for (int size : List.of(0, 1, 15, 16, 17, 1023, 1024, 1025, 2064, 70_001)) {
      byte[] encrypted = jdk.doFinal(bytes(size));
      assertArrayEquals(encrypted, encrypting.doFinal(bytes(size)), () -> size + " bytes");
      assertArrayEquals(bytes(size), decrypting.doFinal(encrypted), () -> size + " bytes");
      jdk.init(Cipher.ENCRYPT_MODE, software, ivOf(transformation));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AES/ECB/NoPadding", "AES/CBC/NoPadding"})
  void wholeBlocksNeedNoPadding(String transformation) throws Exception {
    for (int size : List.of(0, 16, 1024, 4096)) {
      byte[] encrypted = jdk(transformation, Cipher.ENCRYPT_MODE).doFinal(bytes(size));
      assertArrayEquals(encrypted, encrypting(transformation).doFinal(bytes(size)));
      assertArrayEquals(bytes(size), decrypting(transformation).doFinal(encrypted));
    }
    Cipher cipher = encrypting(transformation);
    assertThrows(IllegalBlockSizeException.class, () -> cipher.doFinal(bytes(17)));
    assertArrayEquals(
        jdk(transformation, Cipher.ENCRYPT_MODE).doFinal(bytes(16)), cipher.doFinal(bytes(16)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AES/CBC/PKCS5Padding", "AES/CTR/NoPadding", "AES/CFB/NoPadding"})
  void takesPiecesOfAnySize(String transformation) throws Exception {
    byte[] message = bytes(20_000);
    byte[] encrypted = jdk(transformation, Cipher.ENCRYPT_MODE).doFinal(message);
    assertArrayEquals(encrypted, inPieces(encrypting(transformation), message));
    assertArrayEquals(message, inPieces(decrypting(transformation), encrypted));
  }

  private static byte[] inPieces(Cipher cipher, byte[] input) throws GeneralSecurityException {
    byte[] out = new byte[input.length + 32];
    Random random = new Random(2);
    int made = 0;
    for (int done = 0; done < input.length; ) {
      int next = Math.min(random.nextInt(2500), input.length - done);
      made += cipher.update(input, done, next, out, made);
      done += next;
    }
    made += cipher.doFinal(out, made);
    return Arrays.copyOf(out, made);
  }

  @Test
  void anUpdateGivesTheBlocksThatAreThere() throws Exception {
    Cipher encrypting = encrypting("AES/CBC/PKCS5Padding");
    assertEquals(0, encrypting.update(bytes(5)).length);
    assertEquals(35, encrypting.getOutputSize(14) + 3);
    assertEquals(32, encrypting.update(bytes(30)).length);
    assertEquals(16, encrypting.doFinal().length);
    Cipher decrypting = decrypting("AES/CBC/PKCS5Padding");
    byte[] encrypted = encrypting.doFinal(bytes(16));
    assertEquals(0, decrypting.update(encrypted, 0, 16).length);
    assertEquals(16, decrypting.update(encrypted, 16, 16).length);
    assertEquals(0, decrypting.doFinal().length);
  }

  @Test
  void inputAndOutputMayBeTheSame() throws Exception {
    byte[] encrypted = jdk("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE).doFinal(bytes(3000));
    byte[] array = Arrays.copyOf(bytes(3000), encrypted.length);
    encrypting("AES/CBC/PKCS5Padding").doFinal(array, 0, 3000, array, 0);
    assertArrayEquals(encrypted, array);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "100, 1", "1024, 1", "1025, 2", "4096, 4"})
  void aPieceTakesOneCommand(int size, int commands) throws Exception {
    RunningTpm fresh = kind.start();
    CommandLog log = new CommandLog(fresh.transport());
    try (RunningTpm watched = RunningTpm.of(log, fresh.server())) {
      Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding", watched.provider());
      cipher.init(Cipher.ENCRYPT_MODE, watched.secretKey("AES"));
      cipher.doFinal(bytes(1025));
      log.takeSent();
      cipher.doFinal(bytes(size));
      assertEquals(
          Collections.nCopies(size == 0 ? 0 : commands, TpmCc.ENCRYPT_DECRYPT2), log.takeSent());
    }
  }

  /** SP 800-38A, F.2.5 and F.5.5: the first block of CBC and CTR with AES-256. */
  @ParameterizedTest
  @CsvSource({
    "CBC, 000102030405060708090a0b0c0d0e0f, f58c4c04d6e5f1ba779eabfb5f7bfbd6",
    "CTR, f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff, 601ec313775789a5b7a7f504bbf3d228"
  })
  void knownAnswers(String mode, String iv, String expected) throws Exception {
    HexFormat hex = HexFormat.of();
    String value = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";
    SecretKeySpec spec = new SecretKeySpec(hex.parseHex(value), "AES");
    Cipher cipher = own("AES/" + mode + "/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        KnownKeys.aes(tpm.provider().connection(), spec),
        new IvParameterSpec(hex.parseHex(iv)));
    byte[] block = hex.parseHex("6bc1bee22e409f96e93d7e117393172a");
    assertEquals(expected, hex.formatHex(cipher.doFinal(block)));
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256})
  void newKeysDecryptWhatTheyEncrypted(int bits) throws Exception {
    TpmSecretKey made = tpm.secretKey(TpmKeyGenParameterSpec.aes("files", bits));
    Cipher encrypting = own("AES/CBC/PKCS5Padding");
    encrypting.init(Cipher.ENCRYPT_MODE, made);
    byte[] encrypted = encrypting.doFinal(MESSAGE);
    assertArrayEquals(encrypted, encrypting.doFinal(MESSAGE));
    assertFalse(Arrays.equals(MESSAGE, Arrays.copyOf(encrypted, MESSAGE.length)));
    Cipher decrypting = own("AES/CBC/PKCS5Padding");
    decrypting.init(Cipher.DECRYPT_MODE, made, encrypting.getParameters());
    assertArrayEquals(MESSAGE, decrypting.doFinal(encrypted));
    byte[] firstIv = encrypting.getIV();
    assertArrayEquals(firstIv, decrypting.getIV());
    encrypting.init(Cipher.ENCRYPT_MODE, made);
    assertFalse(Arrays.equals(firstIv, encrypting.getIV()));
  }

  @Test
  void streamsAreDecrypted() throws Exception {
    byte[] encrypted = jdk("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE).doFinal(bytes(5000));
    try (CipherInputStream in =
        new CipherInputStream(
            new ByteArrayInputStream(encrypted), decrypting("AES/CBC/PKCS5Padding"))) {
      assertArrayEquals(bytes(5000), in.readAllBytes());
    }
  }

  @Test
  void wrongPaddingIsABadPaddingException() throws Exception {
    Cipher raw = jdk("AES/CBC/NoPadding", Cipher.ENCRYPT_MODE);
    for (int last : List.of(0, 2, 17, 255)) {
      byte[] block = new byte[16];
      block[15] = (byte) last;
      byte[] encrypted = raw.doFinal(block);
      raw.init(Cipher.ENCRYPT_MODE, software, IV);
      Cipher cipher = decrypting("AES/CBC/PKCS5Padding");
      assertThrows(BadPaddingException.class, () -> cipher.doFinal(encrypted));
      assertArrayEquals(
          bytes(5),
          cipher.doFinal(jdk("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE).doFinal(bytes(5))));
      assertThrows(IllegalBlockSizeException.class, () -> cipher.doFinal(new byte[17]));
    }
  }

  @Test
  void tooLittleRoomLeavesTheCipherAsItWas() throws Exception {
    byte[] expected = jdk("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE).doFinal(bytes(40));
    Cipher encrypting = encrypting("AES/CBC/PKCS5Padding");
    byte[] out = new byte[48];
    assertThrows(
        ShortBufferException.class, () -> encrypting.update(bytes(40), 0, 40, new byte[31], 0));
    assertEquals(32, encrypting.update(bytes(40), 0, 40, out, 0));
    assertThrows(ShortBufferException.class, () -> encrypting.doFinal(new byte[15], 0));
    assertEquals(16, encrypting.doFinal(out, 32));
    assertArrayEquals(expected, out);

    Cipher decrypting = decrypting("AES/CBC/PKCS5Padding");
    assertThrows(
        ShortBufferException.class, () -> decrypting.doFinal(expected, 0, 48, new byte[39], 0));
    byte[] exact = new byte[40];
    assertEquals(40, decrypting.doFinal(expected, 0, 48, exact, 0));
    assertArrayEquals(bytes(40), exact);
  }

  @Test
  void parametersAreChecked() throws Exception {
    Cipher cbc = own("AES/CBC/PKCS5Padding");
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> cbc.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[8])));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> cbc.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, new byte[12])));
    assertThrows(InvalidKeyException.class, () -> cbc.init(Cipher.DECRYPT_MODE, key));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> cbc.init(Cipher.DECRYPT_MODE, key, (AlgorithmParameterSpec) null));
    Cipher ecb = own("AES/ECB/PKCS5Padding");
    assertThrows(
        InvalidAlgorithmParameterException.class, () -> ecb.init(Cipher.ENCRYPT_MODE, key, IV));
    ecb.init(Cipher.ENCRYPT_MODE, key);
    assertNull(ecb.getIV());
    assertNull(ecb.getParameters());
    assertEquals(16, ecb.getBlockSize());
  }

  @Test
  void transformationsThatNoTpmHasAreRefused() {
    assertThrows(NoSuchAlgorithmException.class, () -> own("AES/GCM/NoPadding"));
    assertThrows(NoSuchAlgorithmException.class, () -> own("AES/CFB8/NoPadding"));
    assertThrows(GeneralSecurityException.class, () -> own("AES/CTR/PKCS5Padding"));
    GeneralSecurityException refusal =
        assertThrows(GeneralSecurityException.class, () -> own("AES/CBC/ISO10126Padding"));
    assertTrue(
        refusal instanceof NoSuchAlgorithmException || refusal instanceof NoSuchPaddingException);
  }

  @ParameterizedTest
  @CsvSource({
    "ECB, 2.16.840.1.101.3.4.1.41",
    "CBC, 2.16.840.1.101.3.4.1.42",
    "OFB, 2.16.840.1.101.3.4.1.43",
    "CFB, 2.16.840.1.101.3.4.1.44"
  })
  void identifiersMeanWhatTheyMeanInTheJdk(String mode, String oid) throws Exception {
    for (String name : List.of(oid, "OID." + oid, "AES_256/" + mode + "/NoPadding")) {
      AlgorithmParameterSpec iv = ivOf(mode);
      Cipher jdk = Cipher.getInstance(name, "SunJCE");
      jdk.init(Cipher.ENCRYPT_MODE, software, iv);
      Cipher cipher = own(name);
      cipher.init(Cipher.ENCRYPT_MODE, key, iv);
      byte[] encrypted = jdk.doFinal(bytes(48));
      assertArrayEquals(encrypted, cipher.doFinal(bytes(48)), name);
      cipher.init(Cipher.DECRYPT_MODE, key, iv);
      assertArrayEquals(bytes(48), cipher.doFinal(encrypted), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.16.840.1.101.3.4.1.2", "AES_128/CFB/NoPadding"})
  void aNameOfOneKeySizeTakesNoOther(String name) throws Exception {
    Cipher cipher = own(name);
    InvalidKeyException refusal =
        assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, key, IV));
    assertTrue(refusal.getMessage().contains("256"), refusal::getMessage);
    cipher.init(Cipher.ENCRYPT_MODE, tpm.secretKey(TpmKeyGenParameterSpec.aes("small", 128)), IV);
    assertEquals(16, cipher.doFinal(bytes(16)).length);
    assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, key, IV));
    assertThrows(IllegalStateException.class, () -> cipher.doFinal(bytes(16)));
  }

  @Test
  void keysOfSoftwareAreLeftToOtherProviders() throws Exception {
    Cipher own = own("AES/CBC/PKCS5Padding");
    assertThrows(InvalidKeyException.class, () -> own.init(Cipher.ENCRYPT_MODE, software));
    assertThrows(InvalidKeyException.class, () -> own.init(Cipher.ENCRYPT_MODE, (Key) null));
    for (int position : List.of(1, Security.getProviders().length + 1)) {
      Security.insertProviderAt(tpm.provider(), position);
      try {
        Cipher chosen = Cipher.getInstance("AES/CBC/PKCS5Padding");
        chosen.init(Cipher.ENCRYPT_MODE, software);
        assertEquals("SunJCE", chosen.getProvider().getName());
        Cipher other = Cipher.getInstance("AES/CBC/PKCS5Padding");
        other.init(Cipher.ENCRYPT_MODE, key);
        assertSame(tpm.provider(), other.getProvider());
      } finally {
        Security.removeProvider(tpm.provider().getName());
      }
    }
  }

  @Test
  void keysForSomethingElseAreRefused() throws Exception {
    Cipher cipher = own("AES/CBC/PKCS5Padding");
    TpmSecretKey hmac = tpm.secretKey("HmacSHA256");
    assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, hmac));
    Key pair = tpm.key("EC", 256).getPrivate();
    assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, pair));
    TpmSecretKey reader =
        tpm.secretKey(TpmKeyGenParameterSpec.aes("reader", 128).purposes(KeyPurpose.DECRYPT));
    InvalidKeyException refusal =
        assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, reader));
    assertTrue(refusal.getMessage().contains("reader"), refusal::getMessage);
    cipher.init(Cipher.DECRYPT_MODE, reader, IV);
    assertEquals(16, cipher.update(new byte[32]).length);
  }

  @Test
  void isOfNoUseBeforeInit() throws Exception {
    Cipher cipher = own("AES/CBC/PKCS5Padding");
    assertThrows(IllegalStateException.class, () -> cipher.update(MESSAGE));
    assertThrows(IllegalStateException.class, () -> cipher.doFinal(MESSAGE));
    cipher.init(Cipher.ENCRYPT_MODE, key);
    assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, software));
    assertThrows(IllegalStateException.class, () -> cipher.doFinal(MESSAGE));
  }

  @Test
  void aPasswordIsAskedForByTheTpm() throws Exception {
    TpmSecretKey made =
        tpm.secretKey(TpmKeyGenParameterSpec.aes("files", 128).auth("right".toCharArray()));
    Cipher cipher = own("AES/CTR/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, made.with("files", KeyAuth.password("mistaken".toCharArray())));
    ProviderException refusal =
        assertThrows(ProviderException.class, () -> cipher.update(bytes(32)));
    assertTrue(refusal.getMessage().contains("files"), refusal::getMessage);
    assertFalse(refusal.getMessage().contains("mistaken"), refusal::getMessage);
    assertThrows(ProviderException.class, () -> cipher.doFinal(bytes(32)));
    cipher.init(Cipher.ENCRYPT_MODE, made);
    assertEquals(32, cipher.doFinal(bytes(32)).length);
    assertThrows(
        InvalidKeyException.class,
        () -> cipher.init(Cipher.ENCRYPT_MODE, made.with("files", KeyAuth.none())));
  }

  @Test
  void wrapsAndUnwrapsOtherKeys() throws Exception {
    SecretKey wrapped = new SecretKeySpec(bytes(16), "AES");
    Cipher cipher = own("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.WRAP_MODE, key, IV);
    byte[] encrypted = cipher.wrap(wrapped);
    assertThrows(InvalidKeyException.class, () -> cipher.wrap(key));
    cipher.init(Cipher.UNWRAP_MODE, key, IV);
    assertEquals(wrapped, cipher.unwrap(encrypted, "AES", Cipher.SECRET_KEY));
    assertThrows(
        InvalidKeyException.class, () -> cipher.unwrap(new byte[5], "AES", Cipher.SECRET_KEY));
  }

  @Test
  void manyThreadsUseOneKey() throws Exception {
    byte[] expected = jdk("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE).doFinal(bytes(5000));
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < 10; round++) {
                  try {
                    byte[] made = inPieces(encrypting("AES/CBC/PKCS5Padding"), bytes(5000));
                    assertArrayEquals(expected, made);
                  } catch (GeneralSecurityException | AssertionError | RuntimeException e) {
                    failures.add(e);
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), failures);
  }
}
