package io.github.tpm4j.provider.contracts;

import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.Key;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** RSA ciphers that were used rightly and wrongly. */
final class CipherScripts {
  private static final byte[] MESSAGE =
      "a secret".getBytes(java.nio.charset.StandardCharsets.UTF_8);
  private static final int MODULUS_BYTES = 256;

  private CipherScripts() {}

  static Stream<Script> all() {
    return Stream.of(
            "RSA/ECB/PKCS1Padding",
            "RSA/ECB/OAEPPadding",
            "RSA/ECB/OAEPWithSHA-256AndMGF1Padding",
            "RSA/ECB/NoPadding",
            "RSA")
        .flatMap(CipherScripts::of);
  }

  private static Stream<Script> of(String name) {
    return Stream.of(
        new Script(name + ", no init", (side, calls) -> noInit(side, name, calls)),
        new Script(name + ", short output", (side, calls) -> shortOutput(side, name, calls)),
        new Script(name + ", again", (side, calls) -> again(side, name, calls)),
        new Script(name + ", arrays", (side, calls) -> arrays(side, name, calls)),
        new Script(name + ", buffers", (side, calls) -> buffers(side, name, calls)),
        new Script(name + ", overlap", (side, calls) -> overlap(side, name, calls)),
        new Script(name + ", bad input", (side, calls) -> badInput(side, name, calls)),
        new Script(name + ", sizes", (side, calls) -> sizes(side, name, calls)),
        new Script(name + ", wrong keys", (side, calls) -> wrongKeys(side, name, calls)),
        new Script(name + ", refused", (side, calls) -> refused(side, name, calls)),
        new Script(name + ", parameters", (side, calls) -> parameters(side, name, calls)),
        new Script(name + ", private key encrypts", (side, calls) -> signs(side, name, calls)),
        new Script(name + ", public key", (side, calls) -> publicKey(side, name, calls)));
  }

  private static Cipher decrypting(Side side, String name) throws Exception {
    Cipher cipher = side.cipher(name);
    cipher.init(Cipher.DECRYPT_MODE, side.keys("RSA").getPrivate());
    return cipher;
  }

  private static byte[] message(String name) {
    return name.endsWith("NoPadding") ? Arrays.copyOf(MESSAGE, MODULUS_BYTES - 1) : MESSAGE;
  }

  private static byte[] encrypted(Side side, String name) throws Exception {
    Cipher cipher = Cipher.getInstance(name, "SunJCE");
    cipher.init(Cipher.ENCRYPT_MODE, side.keys("RSA").getPublic());
    return cipher.doFinal(message(name));
  }

  private static boolean isMessage(String name, byte[] decrypted) {
    byte[] message = message(name);
    byte[] expected = new byte[decrypted.length];
    System.arraycopy(
        message, 0, expected, Math.max(0, expected.length - message.length), message.length);
    return Arrays.equals(expected, decrypted);
  }

  private static boolean endsWithMessage(byte[] decrypted) {
    int start = decrypted.length - MESSAGE.length;
    return Arrays.equals(MESSAGE, Arrays.copyOfRange(decrypted, start, decrypted.length));
  }

  private static void noInit(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = side.cipher(name);
    calls.result("update", () -> cipher.update(MESSAGE));
    calls.result("doFinal", () -> cipher.doFinal(MESSAGE));
    calls.result("doFinal()", cipher::doFinal);
    calls.result("wrap", () -> cipher.wrap(new SecretKeySpec(MESSAGE, "AES")));
    calls.result("unwrap", () -> cipher.unwrap(MESSAGE, "AES", Cipher.SECRET_KEY));
    calls.result("getOutputSize", () -> cipher.getOutputSize(1));
    calls.result("getBlockSize", cipher::getBlockSize);
    calls.result("getIV", cipher::getIV);
    calls.result("getParameters", cipher::getParameters);
    calls.action("updateAAD", () -> cipher.updateAAD(MESSAGE));
  }

  private static void shortOutput(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = decrypting(side, name);
    byte[] encrypted = encrypted(side, name);
    byte[] out = new byte[MODULUS_BYTES];
    calls.result("short", () -> cipher.doFinal(encrypted, 0, MODULUS_BYTES, new byte[4], 0));
    calls.result("none", () -> cipher.doFinal(encrypted, 0, MODULUS_BYTES, new byte[0], 0));
    calls.result("one short", () -> cipher.doFinal(encrypted, 0, 256, new byte[255], 0));
    calls.result("called again", () -> cipher.doFinal(encrypted, 0, MODULUS_BYTES, out, 0));
    calls.result("updated", () -> cipher.update(encrypted, 0, 100));
    calls.result("short after update", () -> cipher.doFinal(encrypted, 100, 156, new byte[4], 0));
    calls.result("updated to the end", () -> cipher.update(encrypted, 100, 156));
    calls.result("short at the end", () -> cipher.doFinal(new byte[4], 0));
    calls.result("offset too great", () -> cipher.doFinal(out, 1));
    calls.result("at the end again", () -> isMessage(name, cipher.doFinal()));
    cipher.update(encrypted);
    calls.result(
        "short buffer", () -> cipher.doFinal(ByteBuffer.allocate(0), ByteBuffer.allocate(4)));
    calls.result("after the short buffer", () -> isMessage(name, cipher.doFinal()));
  }

  private static void again(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = decrypting(side, name);
    byte[] encrypted = encrypted(side, name);
    calls.result("first", () -> isMessage(name, cipher.doFinal(encrypted)));
    calls.result("nothing", cipher::doFinal);
    calls.result("empty", () -> cipher.doFinal(new byte[0]));
    calls.result("second", () -> isMessage(name, cipher.doFinal(encrypted)));
    calls.result("update after doFinal", () -> cipher.update(encrypted, 0, 200));
    calls.result("more", () -> cipher.update(encrypted, 200, 56));
    calls.result("third", () -> isMessage(name, cipher.doFinal()));
    cipher.update(new byte[7]);
    cipher.init(Cipher.DECRYPT_MODE, side.keys("RSA").getPrivate());
    calls.result("initialised within", () -> isMessage(name, cipher.doFinal(encrypted)));
  }

  private static void arrays(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = decrypting(side, name);
    byte[] encrypted = encrypted(side, name);
    calls.result("update(null)", () -> cipher.update((byte[]) null));
    calls.result("update, empty", () -> cipher.update(new byte[0]));
    calls.result("update, offset below 0", () -> cipher.update(encrypted, -1, 1));
    calls.result("update, too much", () -> cipher.update(encrypted, 1, MODULUS_BYTES));
    calls.result("doFinal(null)", () -> cipher.doFinal((byte[]) null));
    calls.result("doFinal, too much", () -> cipher.doFinal(encrypted, 1, MODULUS_BYTES));
    calls.result("doFinal(out), below 0", () -> cipher.doFinal(new byte[512], -1));
    calls.result("update into", () -> cipher.update(encrypted, 0, MODULUS_BYTES, new byte[0], 0));
    calls.result("doFinal", () -> isMessage(name, cipher.doFinal()));
    byte[] out = new byte[600];
    calls.result("doFinal into", () -> cipher.doFinal(encrypted, 0, MODULUS_BYTES, out, 300) > 0);
  }

  private static void buffers(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = decrypting(side, name);
    byte[] encrypted = encrypted(side, name);
    ByteBuffer direct = ByteBuffer.allocateDirect(300);
    direct.position(10).mark();
    direct.put(encrypted).reset().limit(266);
    ByteBuffer out = ByteBuffer.allocateDirect(512);
    calls.result("direct", () -> cipher.doFinal(direct, out) == out.position());
    calls.result("rest", direct::remaining);
    ByteBuffer readOnly = ByteBuffer.wrap(encrypted).asReadOnlyBuffer();
    ByteBuffer heap = ByteBuffer.allocate(512);
    calls.result("read-only", () -> cipher.doFinal(readOnly, heap) == heap.position());
    calls.result(
        "read-only output",
        () -> cipher.doFinal(ByteBuffer.wrap(encrypted), heap.asReadOnlyBuffer()));
    calls.result("same buffer", () -> cipher.doFinal(heap, heap));
    ByteBuffer whole = ByteBuffer.wrap(encrypted);
    ByteBuffer small = ByteBuffer.allocate(3);
    calls.result("short", () -> cipher.doFinal(whole, small));
    calls.result("rest after short", () -> whole.remaining() + small.remaining());
    calls.result("again", () -> cipher.doFinal(whole, ByteBuffer.allocate(256)) > 0);
    ByteBuffer part = ByteBuffer.wrap(encrypted);
    calls.result("update", () -> cipher.update(part, ByteBuffer.allocate(256)));
    calls.result("rest after update", part::remaining);
    calls.result("doFinal", () -> isMessage(name, cipher.doFinal()));
  }

  private static void overlap(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = decrypting(side, name);
    byte[] same = Arrays.copyOf(encrypted(side, name), 512);
    calls.result(
        "same place",
        () -> isMessage(name, Arrays.copyOf(same, cipher.doFinal(same, 0, 256, same, 0))));
    byte[] shifted = Arrays.copyOf(encrypted(side, name), 512);
    calls.result(
        "shifted",
        () -> {
          int count = cipher.doFinal(shifted, 0, 256, shifted, 100);
          return isMessage(name, Arrays.copyOfRange(shifted, 100, 100 + count));
        });
    byte[] updated = Arrays.copyOf(encrypted(side, name), 512);
    calls.result("update in place", () -> cipher.update(updated, 0, 256, updated, 3));
    calls.result(
        "end in place", () -> isMessage(name, Arrays.copyOf(updated, cipher.doFinal(updated, 0))));
  }

  private static void badInput(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = decrypting(side, name);
    byte[] encrypted = encrypted(side, name);
    byte[] changed = encrypted.clone();
    changed[MODULUS_BYTES - 1] ^= 1;
    byte[] ones = new byte[MODULUS_BYTES];
    Arrays.fill(ones, (byte) 0xFF);
    calls.result("changed", () -> cipher.doFinal(changed));
    calls.result("above the modulus", () -> cipher.doFinal(ones));
    calls.result("zero", () -> cipher.doFinal(new byte[MODULUS_BYTES]));
    calls.result("one byte", () -> cipher.doFinal(new byte[1]));
    calls.result("too short", () -> cipher.doFinal(encrypted, 0, MODULUS_BYTES - 1));
    calls.result("too long", () -> cipher.doFinal(new byte[MODULUS_BYTES + 1]));
    calls.result("good at last", () -> isMessage(name, cipher.doFinal(encrypted)));
    calls.result("update, too long", () -> cipher.update(new byte[1000]));
    calls.result("end of too long", cipher::doFinal);
    calls.result("good after all", () -> isMessage(name, cipher.doFinal(encrypted)));
  }

  private static void sizes(Side side, String name, Transcript calls) throws Exception {
    for (int mode : new int[] {Cipher.DECRYPT_MODE, Cipher.UNWRAP_MODE}) {
      Cipher cipher = side.cipher(name);
      cipher.init(mode, side.keys("RSA").getPrivate());
      calls.result("block in mode " + mode, cipher::getBlockSize);
      calls.result("output in mode " + mode, () -> cipher.getOutputSize(MODULUS_BYTES));
      calls.result("output of nothing in mode " + mode, () -> cipher.getOutputSize(0));
      calls.result("output below 0 in mode " + mode, () -> cipher.getOutputSize(-1));
      calls.result("IV in mode " + mode, cipher::getIV);
      calls.result("exemption in mode " + mode, cipher::getExemptionMechanism);
    }
  }

  private static void wrongKeys(Side side, String name, Transcript calls) throws Exception {
    KeyPair rsa = side.keys("RSA");
    Key aes = new SecretKeySpec(new byte[16], "AES");
    Certificate certificate = Certificates.of(rsa.getPublic());
    Cipher cipher = side.cipher(name);
    for (int mode : new int[] {Cipher.DECRYPT_MODE, Cipher.ENCRYPT_MODE, Cipher.UNWRAP_MODE}) {
      calls.action("null in mode " + mode, () -> cipher.init(mode, (Key) null));
      calls.action("EC in mode " + mode, () -> cipher.init(mode, side.keys("EC").getPrivate()));
      calls.action("EC public in " + mode, () -> cipher.init(mode, side.keys("EC").getPublic()));
      calls.action("AES in mode " + mode, () -> cipher.init(mode, aes));
      calls.action(
          "foreign in mode " + mode, () -> cipher.init(mode, side.foreignKeys("RSA").getPrivate()));
      calls.action("certificate in mode " + mode, () -> cipher.init(mode, certificate));
    }
    calls.action("unknown mode", () -> cipher.init(9, rsa.getPrivate()));
    calls.action(
        "random", () -> cipher.init(Cipher.DECRYPT_MODE, rsa.getPrivate(), new SecureRandom()));
    calls.action(
        "random null",
        () -> cipher.init(Cipher.DECRYPT_MODE, rsa.getPrivate(), (SecureRandom) null));
  }

  private static void refused(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = decrypting(side, name);
    byte[] encrypted = encrypted(side, name);
    cipher.update(encrypted);
    calls.action(
        "init", () -> cipher.init(Cipher.DECRYPT_MODE, side.foreignKeys("RSA").getPrivate()));
    calls.result("update", () -> cipher.update(encrypted));
    calls.result("doFinal", cipher::doFinal);
    cipher.init(Cipher.DECRYPT_MODE, side.keys("RSA").getPrivate());
    calls.result("initialised again", () -> isMessage(name, cipher.doFinal(encrypted)));
  }

  private static void parameters(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = decrypting(side, name);
    calls.result("standard", () -> described(cipher));
    for (int mode : new int[] {Cipher.DECRYPT_MODE, Cipher.ENCRYPT_MODE, Cipher.UNWRAP_MODE}) {
      Key key = side.keys("RSA").getPrivate();
      calls.action(
          "null in mode " + mode, () -> cipher.init(mode, key, (AlgorithmParameterSpec) null));
      calls.action(
          "null parameters in mode " + mode,
          () -> cipher.init(mode, key, (AlgorithmParameters) null));
      calls.action(
          "IV in mode " + mode, () -> cipher.init(mode, key, new IvParameterSpec(new byte[16])));
      calls.action(
          "curve in mode " + mode, () -> cipher.init(mode, key, new ECGenParameterSpec("P-256")));
      calls.action("OAEP in mode " + mode, () -> cipher.init(mode, key, oaep("SHA-1", "MGF1")));
      calls.action(
          "other hash in mode " + mode, () -> cipher.init(mode, key, oaep("SHA-384", "MGF1")));
      calls.action(
          "unknown hash in mode " + mode, () -> cipher.init(mode, key, oaep("SHA-7", "MGF1")));
      calls.action(
          "other mask in mode " + mode, () -> cipher.init(mode, key, oaep("SHA-1", "MGF2")));
      calls.action(
          "parameters in mode " + mode,
          () -> {
            AlgorithmParameters encoded = AlgorithmParameters.getInstance("OAEP");
            encoded.init(oaep("SHA-1", "MGF1"));
            cipher.init(mode, key, encoded);
          });
      calls.action(
          "parameters of EC in mode " + mode,
          () -> {
            AlgorithmParameters encoded = AlgorithmParameters.getInstance("EC");
            encoded.init(new ECGenParameterSpec("secp256r1"));
            cipher.init(mode, key, encoded);
          });
    }
    cipher.init(Cipher.DECRYPT_MODE, side.keys("RSA").getPrivate());
    calls.result("standard again", () -> described(cipher));
  }

  private static String described(Cipher cipher) throws Exception {
    if (cipher.getParameters() == null) {
      return "none";
    }
    OAEPParameterSpec spec = cipher.getParameters().getParameterSpec(OAEPParameterSpec.class);
    return spec.getDigestAlgorithm()
        + ' '
        + ((MGF1ParameterSpec) spec.getMGFParameters()).getDigestAlgorithm();
  }

  private static OAEPParameterSpec oaep(String hash, String mask) {
    return new OAEPParameterSpec(hash, mask, MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);
  }

  private static void signs(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = side.cipher(name);
    calls.action("init", () -> cipher.init(Cipher.ENCRYPT_MODE, side.keys("RSA").getPrivate()));
    calls.result("short output", () -> cipher.doFinal(MESSAGE, 0, 8, new byte[20], 0));
    calls.result("sign", () -> cipher.doFinal(MESSAGE));
    calls.result("sign nothing", cipher::doFinal);
    calls.result("sign too much", () -> cipher.doFinal(new byte[246]));
    calls.result("sign far too much", () -> cipher.doFinal(new byte[257]));
    byte[] ones = new byte[MODULUS_BYTES];
    Arrays.fill(ones, (byte) 0xFF);
    calls.result("sign more than the modulus", () -> cipher.doFinal(ones));
    calls.result("output", () -> cipher.getOutputSize(8));
  }

  private static void publicKey(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = side.cipher(name);
    cipher.init(Cipher.ENCRYPT_MODE, side.keys("RSA").getPublic());
    calls.result("short", () -> cipher.doFinal(MESSAGE, 0, 8, new byte[20], 0));
    calls.result("encrypt", () -> cipher.doFinal(MESSAGE));
    calls.result("encrypt updated", () -> cipher.update(MESSAGE));
    calls.result("short at the end", () -> cipher.doFinal(new byte[20], 0));
    byte[] out = new byte[300];
    calls.result("end", () -> cipher.doFinal(out, 44));
    calls.result(
        "nothing was lost",
        () -> endsWithMessage(decrypting(side, name).doFinal(out, 44, MODULUS_BYTES)));
    calls.result("too much", () -> cipher.doFinal(new byte[257]));
    calls.result(
        "buffer", () -> cipher.doFinal(ByteBuffer.wrap(MESSAGE), ByteBuffer.allocate(256)));
    calls.result("output", () -> cipher.getOutputSize(8));
    calls.result("parameters", () -> described(cipher));
    calls.action("decrypt", () -> cipher.init(Cipher.DECRYPT_MODE, side.keys("RSA").getPublic()));
    calls.result("verify zeros", () -> cipher.doFinal(new byte[256]));
    calls.action("wrap", () -> cipher.init(Cipher.WRAP_MODE, side.keys("RSA").getPublic()));
    calls.result("wrap a key", () -> cipher.wrap(new SecretKeySpec(new byte[16], "AES")));
    calls.action("unwrap", () -> cipher.init(Cipher.UNWRAP_MODE, side.keys("RSA").getPublic()));
    calls.result(
        "unwrap it", () -> cipher.unwrap(new byte[256], "AES", Cipher.SECRET_KEY).getAlgorithm());
  }
}
