package io.github.tpm4j.provider.contracts;

import java.security.Key;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Keys that are wrapped and unwrapped with RSA, as what they are and as something else. */
final class WrapScripts {
  private static final Key AES = new SecretKeySpec(new byte[16], "AES");

  private WrapScripts() {}

  static Stream<Script> all() {
    return Stream.of("RSA/ECB/PKCS1Padding", "RSA/ECB/OAEPWithSHA-256AndMGF1Padding")
        .flatMap(
            name ->
                Stream.of(
                    new Script(name + ", unwrap", (side, calls) -> unwrap(side, name, calls)),
                    new Script(name + ", wrap", (side, calls) -> wrap(side, name, calls))));
  }

  private static byte[] wrapped(Side side, String name) throws Exception {
    Cipher cipher = Cipher.getInstance(name, "SunJCE");
    cipher.init(Cipher.WRAP_MODE, side.keys("RSA").getPublic());
    return cipher.wrap(AES);
  }

  private static void unwrap(Side side, String name, Transcript calls) throws Exception {
    byte[] wrapped = wrapped(side, name);
    Cipher cipher = side.cipher(name);
    cipher.init(Cipher.UNWRAP_MODE, side.keys("RSA").getPrivate());
    calls.result("AES", () -> cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).equals(AES));
    calls.result(
        "unknown name", () -> cipher.unwrap(wrapped, "Foo", Cipher.SECRET_KEY).getAlgorithm());
    calls.result("empty name", () -> cipher.unwrap(wrapped, "", Cipher.SECRET_KEY));
    calls.result("no name", () -> cipher.unwrap(wrapped, null, Cipher.SECRET_KEY));
    calls.result("as private", () -> cipher.unwrap(wrapped, "RSA", Cipher.PRIVATE_KEY));
    calls.result("as public", () -> cipher.unwrap(wrapped, "EC", Cipher.PUBLIC_KEY));
    calls.result("unknown private", () -> cipher.unwrap(wrapped, "Foo", Cipher.PRIVATE_KEY));
    calls.result("unknown public", () -> cipher.unwrap(wrapped, "Foo", Cipher.PUBLIC_KEY));
    calls.result("unknown type", () -> cipher.unwrap(wrapped, "AES", 9));
    calls.result("null", () -> cipher.unwrap(null, "AES", Cipher.SECRET_KEY));
    calls.result("nothing", () -> cipher.unwrap(new byte[0], "AES", Cipher.SECRET_KEY));
    calls.result("zeros", () -> cipher.unwrap(new byte[256], "AES", Cipher.SECRET_KEY));
    calls.result("too long", () -> cipher.unwrap(new byte[257], "AES", Cipher.SECRET_KEY));
    calls.result("update", () -> cipher.update(wrapped));
    calls.result("doFinal", () -> cipher.doFinal(wrapped));
    calls.result("wrap", () -> cipher.wrap(AES));
    calls.result("AES at last", () -> cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).equals(AES));
    cipher.init(Cipher.DECRYPT_MODE, side.keys("RSA").getPrivate());
    calls.result("while decrypting", () -> cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY));
    calls.result("decrypted", () -> cipher.doFinal(wrapped));
  }

  private static void wrap(Side side, String name, Transcript calls) throws Exception {
    Cipher cipher = side.cipher(name);
    cipher.init(Cipher.WRAP_MODE, side.keys("RSA").getPublic());
    calls.result("AES", () -> cipher.wrap(AES));
    calls.result("null", () -> cipher.wrap(null));
    calls.result("too long", () -> cipher.wrap(new SecretKeySpec(new byte[300], "AES")));
    calls.result("without an encoding", () -> cipher.wrap(new Unencodable()));
    calls.result("doFinal", () -> cipher.doFinal(new byte[16]));
    calls.result("unwrap", () -> cipher.unwrap(new byte[256], "AES", Cipher.SECRET_KEY));
    calls.action("private key", () -> cipher.init(Cipher.WRAP_MODE, side.keys("RSA").getPrivate()));
    calls.result("by the private key", () -> cipher.wrap(AES));
  }

  private record Unencodable() implements Key {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "AES";
    }

    @Override
    public String getFormat() {
      return null;
    }

    @Override
    public byte[] getEncoded() {
      return null;
    }
  }
}
