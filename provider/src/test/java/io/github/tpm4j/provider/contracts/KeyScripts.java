package io.github.tpm4j.provider.contracts;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/** Keys, and what makes them. */
final class KeyScripts {

  private KeyScripts() {}

  static Stream<Script> all() {
    return Stream.of(
            Stream.of(
                new Script("RSA generator", KeyScripts::rsaGenerator),
                new Script("EC generator", KeyScripts::ecGenerator),
                new Script("random", KeyScripts::random)),
            Stream.of("RSA", "EC")
                .flatMap(
                    algorithm ->
                        Stream.of(
                            new Script(
                                algorithm + " key", (side, calls) -> key(side, algorithm, calls)),
                            new Script(
                                algorithm + " key destroyed",
                                (side, calls) -> destroyed(side, algorithm, calls)),
                            new Script(
                                algorithm + " factory",
                                (side, calls) -> factory(side, algorithm, calls)))))
        .flatMap(scripts -> scripts);
  }

  private static void key(Side side, String algorithm, Transcript calls) throws Exception {
    PrivateKey key = side.keys(algorithm).getPrivate();
    PrivateKey again = throughStore(side, algorithm);
    calls.result("equal to the same", () -> key.equals(again) && again.equals(key));
    calls.result("same hash", () -> key.hashCode() == again.hashCode());
    calls.result("other", () -> key.equals(side.otherKeys(algorithm).getPrivate()));
    calls.result("public", () -> key.equals(side.keys(algorithm).getPublic()));
    calls.result("getAlgorithm", key::getAlgorithm);
    calls.result("getFormat", key::getFormat);
    calls.result("getEncoded", () -> key.getEncoded() != null);
    calls.result("RSAKey", () -> key instanceof RSAKey);
    calls.result("ECKey", () -> key instanceof ECKey);
    calls.action(
        "serialized", () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(key));
    calls.result("destroyed", key::isDestroyed);
  }

  private static PrivateKey throughStore(Side side, String algorithm) throws Exception {
    KeyPair keys = side.keys(algorithm);
    KeyStore store = side.keyStore();
    store.load(null, null);
    Certificate[] chain = {Certificates.of(keys.getPublic())};
    store.setKeyEntry("key", keys.getPrivate(), StoreScripts.PASSWORD, chain);
    return (PrivateKey) store.getKey("key", StoreScripts.PASSWORD);
  }

  private static void destroyed(Side side, String algorithm, Transcript calls) throws Exception {
    PrivateKey copy = throughStore(side, algorithm);
    calls.action("destroy", copy::destroy);
    calls.result("isDestroyed", copy::isDestroyed);
    Signature signer =
        side.signature(algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    calls.action("sign with the original", () -> sign(signer, side.keys(algorithm).getPrivate()));
    calls.action("sign with another copy", () -> sign(signer, throughStore(side, algorithm)));
    calls.action("sign with it", () -> sign(signer, copy));
  }

  private static void sign(Signature signer, PrivateKey key) throws Exception {
    signer.initSign(key);
    signer.sign();
  }

  private static void rsaGenerator(Side side, Transcript calls) throws Exception {
    KeyPairGenerator generator = side.generator("RSA");
    for (int bits : new int[] {-1, 0, 511, 2047, 100_000}) {
      calls.action("bits " + bits, () -> generator.initialize(bits));
    }
    generator.initialize(2048);
    calls.action("null", () -> generator.initialize(null, null));
    calls.action("EC", () -> generator.initialize(new ECGenParameterSpec("secp256r1")));
    calls.action("named", () -> generator.initialize(NamedParameterSpec.X25519));
    calls.action("small", () -> generator.initialize(rsa(100, 65537)));
    calls.action("exponent 2", () -> generator.initialize(rsa(2048, 2)));
    calls.action("exponent 4", () -> generator.initialize(rsa(2048, 4)));
    calls.action("exponent 3", () -> generator.initialize(rsa(2048, 3)));
    calls.action("no exponent", () -> generator.initialize(new RSAKeyGenParameterSpec(2048, null)));
    generator.initialize(rsa(2048, 65537));
    calls.result("after refusals", () -> bits(generator.generateKeyPair()));
    calls.result("again", () -> bits(generator.generateKeyPair()));
  }

  private static int bits(KeyPair keys) {
    return ((RSAKey) keys.getPublic()).getModulus().bitLength();
  }

  private static AlgorithmParameterSpec rsa(int bits, int exponent) {
    return new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent));
  }

  private static void ecGenerator(Side side, Transcript calls) throws Exception {
    KeyPairGenerator generator = side.generator("EC");
    for (int bits : new int[] {-1, 0, 255, 257, 100_000}) {
      calls.action("bits " + bits, () -> generator.initialize(bits));
    }
    calls.action("null", () -> generator.initialize(null, null));
    calls.action("RSA", () -> generator.initialize(rsa(2048, 65537)));
    calls.action("unknown", () -> generator.initialize(new ECGenParameterSpec("P-7")));
    calls.action("named", () -> generator.initialize(NamedParameterSpec.X25519));
    calls.action("OID", () -> generator.initialize(new ECGenParameterSpec("1.2.840.10045.3.1.7")));
    calls.action("NIST", () -> generator.initialize(new ECGenParameterSpec("NIST P-256")));
    calls.action(
        "parameters",
        () -> generator.initialize(((ECKey) side.keys("EC").getPublic()).getParams()));
    calls.action("bad after good", () -> generator.initialize(new ECGenParameterSpec("P-7")));
    calls.result("field", () -> field(generator.generateKeyPair()));
    generator.initialize(256, new SecureRandom());
    calls.result("again", () -> field(generator.generateKeyPair()));
  }

  private static int field(KeyPair keys) {
    return ((ECKey) keys.getPublic()).getParams().getCurve().getField().getFieldSize();
  }

  private static void random(Side side, Transcript calls) throws Exception {
    SecureRandom random = side.random();
    calls.action("null", () -> random.nextBytes(null));
    calls.action("nothing", () -> random.nextBytes(new byte[0]));
    calls.action("seed null", () -> random.setSeed((byte[]) null));
    calls.action("seed of nothing", () -> random.setSeed(new byte[0]));
    calls.action("seed", () -> random.setSeed(5));
    calls.result("generateSeed 0", () -> random.generateSeed(0));
    calls.result("generateSeed", () -> random.generateSeed(33));
    calls.result("generateSeed -1", () -> random.generateSeed(-1));
    calls.action("reseed", random::reseed);
    calls.result("parameters", random::getParameters);
    calls.action("next with parameters", () -> random.nextBytes(new byte[1], null));
  }

  private static void factory(Side side, String algorithm, Transcript calls) throws Exception {
    KeyFactory factory = side.factory(algorithm);
    KeyPair keys = side.keys(algorithm);
    KeyPair wrong = side.keys(algorithm.equals("RSA") ? "EC" : "RSA");
    PublicKey publicKey = keys.getPublic();
    calls.result("private null", () -> factory.generatePrivate(null));
    calls.result("public null", () -> factory.generatePublic(null));
    calls.result(
        "private garbage", () -> factory.generatePrivate(new PKCS8EncodedKeySpec(new byte[9])));
    calls.result(
        "private nothing", () -> factory.generatePrivate(new PKCS8EncodedKeySpec(new byte[0])));
    calls.result(
        "public garbage", () -> factory.generatePublic(new X509EncodedKeySpec(new byte[9])));
    calls.result(
        "private as public",
        () -> factory.generatePrivate(new X509EncodedKeySpec(publicKey.getEncoded())));
    calls.result("unknown", () -> factory.generatePrivate(new KeySpec() {}));
    calls.result(
        "public",
        () ->
            factory
                .generatePublic(new X509EncodedKeySpec(publicKey.getEncoded()))
                .equals(publicKey));
    calls.result(
        "public of the other",
        () -> factory.generatePublic(new X509EncodedKeySpec(wrong.getPublic().getEncoded())));
    calls.result(
        "spec of a public key",
        () -> factory.getKeySpec(publicKey, X509EncodedKeySpec.class).getEncoded().length > 0);
    calls.result("spec null", () -> factory.getKeySpec(null, X509EncodedKeySpec.class));
    calls.result("wrong spec", () -> factory.getKeySpec(publicKey, PKCS8EncodedKeySpec.class));
    calls.result(
        "wrong private spec",
        () -> factory.getKeySpec(keys.getPrivate(), X509EncodedKeySpec.class));
    calls.result(
        "spec of the other",
        () -> factory.getKeySpec(wrong.getPrivate(), PKCS8EncodedKeySpec.class));
    calls.result("no class", () -> factory.getKeySpec(publicKey, null));
    calls.result("translate null", () -> factory.translateKey(null));
    calls.result(
        "translate", () -> factory.translateKey(keys.getPrivate()).equals(keys.getPrivate()));
    calls.result("translate public", () -> factory.translateKey(publicKey).equals(publicKey));
    calls.result("translate the other", () -> factory.translateKey(wrong.getPrivate()));
    calls.result(
        "translate AES", () -> factory.translateKey(new SecretKeySpec(new byte[16], "AES")));
    if (algorithm.equals("RSA")) {
      calls.result("numbers", () -> numbers(factory));
      calls.result(
          "public numbers",
          () ->
              factory
                  .generatePublic(new RSAPublicKeySpec(modulus(keys), RSAKeyGenParameterSpec.F4))
                  .equals(publicKey));
    }
  }

  private static BigInteger modulus(KeyPair keys) {
    return ((RSAKey) keys.getPublic()).getModulus();
  }

  private static Object numbers(KeyFactory factory) throws InvalidKeySpecException {
    BigInteger modulus = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);
    return factory.generatePrivate(new RSAPrivateKeySpec(modulus, BigInteger.TEN)).getAlgorithm();
  }
}
