package io.github.tpm4j.provider.contracts;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Signatures that were used rightly and wrongly. */
final class SignatureScripts {
  private static final byte[] MESSAGE = new byte[32];

  private SignatureScripts() {}

  static Stream<Script> all() {
    return Stream.of(
            "SHA256withRSA",
            "NONEwithRSA",
            "SHA256withECDSA",
            "SHA384withECDSAinP1363Format",
            "NONEwithECDSA",
            "NONEwithECDSAinP1363Format",
            "RSASSA-PSS")
        .flatMap(SignatureScripts::of);
  }

  private static Stream<Script> of(String algorithm) {
    return Stream.of(
        new Script(algorithm + ", no init", (side, calls) -> noInit(side, algorithm, calls)),
        new Script(algorithm + ", wrong mode", (side, calls) -> wrongMode(side, algorithm, calls)),
        new Script(algorithm + ", again", (side, calls) -> again(side, algorithm, calls)),
        new Script(algorithm + ", arrays", (side, calls) -> arrays(side, algorithm, calls)),
        new Script(algorithm + ", buffers", (side, calls) -> buffers(side, algorithm, calls)),
        new Script(algorithm + ", failed verify", (side, calls) -> failed(side, algorithm, calls)),
        new Script(algorithm + ", wrong keys", (side, calls) -> wrongKeys(side, algorithm, calls)),
        new Script(algorithm + ", refused", (side, calls) -> refused(side, algorithm, calls)),
        new Script(algorithm + ", init within", (side, calls) -> within(side, algorithm, calls)),
        new Script(algorithm + ", parameters", (side, calls) -> parameters(side, algorithm, calls)),
        new Script(algorithm + ", too long", (side, calls) -> tooLong(side, algorithm, calls)));
  }

  private static KeyPair keys(Side side, String algorithm) {
    return side.keys(family(algorithm));
  }

  private static String family(String algorithm) {
    return algorithm.contains("RSA") ? "RSA" : "EC";
  }

  private static Signature signature(Side side, String algorithm) throws Exception {
    Signature signature = side.signature(algorithm);
    if (algorithm.equals("RSASSA-PSS")) {
      signature.setParameter(PssScripts.SHA256);
    }
    return signature;
  }

  private static Signature signer(Side side, String algorithm) throws Exception {
    Signature signer = signature(side, algorithm);
    signer.initSign(keys(side, algorithm).getPrivate());
    return signer;
  }

  private static Signature verifier(Side side, String algorithm) throws Exception {
    Signature verifier = signature(side, algorithm);
    verifier.initVerify(keys(side, algorithm).getPublic());
    return verifier;
  }

  private static boolean verifies(Side side, String algorithm, byte[] message, byte[] signature)
      throws Exception {
    Signature verifier = verifier(side, algorithm);
    verifier.update(message);
    return verifier.verify(signature);
  }

  private static void noInit(Side side, String algorithm, Transcript calls) throws Exception {
    Signature signature = signature(side, algorithm);
    calls.action("update", () -> signature.update(MESSAGE));
    calls.action("update(byte)", () -> signature.update((byte) 1));
    calls.action("update(ByteBuffer)", () -> signature.update(ByteBuffer.allocate(1)));
    calls.result("sign", signature::sign);
    calls.result("verify", () -> signature.verify(new byte[70]));
    calls.result("getAlgorithm", signature::getAlgorithm);
    calls.result("clone", signature::clone);
  }

  private static void wrongMode(Side side, String algorithm, Transcript calls) throws Exception {
    Signature signature = verifier(side, algorithm);
    calls.result("sign while verifying", signature::sign);
    calls.result("sign(array) while verifying", () -> signature.sign(new byte[512], 0, 512));
    signature.initSign(keys(side, algorithm).getPrivate());
    calls.result("verify while signing", () -> signature.verify(new byte[70]));
    signature.update(MESSAGE);
    byte[] made = signature.sign();
    signature.initVerify(keys(side, algorithm).getPublic());
    signature.update(MESSAGE);
    calls.result("verify after all", () -> signature.verify(made));
    calls.result("sign after all", signature::sign);
  }

  private static void again(Side side, String algorithm, Transcript calls) throws Exception {
    Signature signer = signer(side, algorithm);
    byte[] nothing = signer.sign();
    calls.result("of nothing", () -> verifies(side, algorithm, new byte[0], nothing));
    signer.update(MESSAGE);
    byte[] first = signer.sign();
    byte[] second = signer.sign();
    calls.result("first", () -> verifies(side, algorithm, MESSAGE, first));
    calls.result("second is of nothing", () -> verifies(side, algorithm, new byte[0], second));
    signer.update(MESSAGE, 0, 16);
    signer.update(MESSAGE, 16, 16);
    signer.update(MESSAGE, 0, 0);
    byte[] third = signer.sign();
    calls.result("third", () -> verifies(side, algorithm, MESSAGE, third));
    Signature verifier = verifier(side, algorithm);
    verifier.update(MESSAGE);
    calls.result("verify", () -> verifier.verify(third));
    calls.result("verify again", () -> verifier.verify(third));
    calls.result("verify nothing", () -> verifier.verify(nothing));
  }

  private static void arrays(Side side, String algorithm, Transcript calls) throws Exception {
    Signature signer = signer(side, algorithm);
    calls.action("update(null)", () -> signer.update((byte[]) null));
    calls.action("update(null, 0, 0)", () -> signer.update(null, 0, 0));
    calls.action("update, offset too great", () -> signer.update(MESSAGE, 33, 0));
    calls.action("update, offset below 0", () -> signer.update(MESSAGE, -1, 1));
    calls.action("update, length below 0", () -> signer.update(MESSAGE, 0, -1));
    calls.action("update, too much", () -> signer.update(MESSAGE, 1, 32));
    signer.update(MESSAGE);
    calls.result("sign(null)", () -> signer.sign(null, 0, 0));
    calls.result("sign, offset below 0", () -> signer.sign(new byte[512], -1, 512));
    calls.result("sign, length too great", () -> signer.sign(new byte[512], 1, 512));
    calls.result("sign, too short", () -> signer.sign(new byte[20], 0, 20));
    signer.update(MESSAGE);
    calls.result("sign, length too short", () -> signer.sign(new byte[512], 0, 20));
    byte[] out = new byte[600];
    signer.initSign(keys(side, algorithm).getPrivate());
    signer.update(MESSAGE);
    int length = signer.sign(out, 60, 512);
    byte[] made = Arrays.copyOfRange(out, 60, 60 + length);
    calls.result("sign at an offset", () -> verifies(side, algorithm, MESSAGE, made));
    Signature verifier = verifier(side, algorithm);
    verifier.update(MESSAGE);
    calls.result("verify(null)", () -> verifier.verify(null));
    calls.result("verify, offset below 0", () -> verifier.verify(out, -1, length));
    calls.result("verify, length too great", () -> verifier.verify(out, 500, 512));
    verifier.initVerify(keys(side, algorithm).getPublic());
    verifier.update(MESSAGE);
    calls.result("verify at an offset", () -> verifier.verify(out, 60, length));
  }

  private static void buffers(Side side, String algorithm, Transcript calls) throws Exception {
    Signature signer = signer(side, algorithm);
    ByteBuffer direct = ByteBuffer.allocateDirect(40);
    direct.position(4).limit(20);
    ByteBuffer readOnly = ByteBuffer.wrap(new byte[40], 3, 10).asReadOnlyBuffer();
    ByteBuffer slice = ByteBuffer.wrap(new byte[40]).position(10).slice().limit(6);
    for (ByteBuffer buffer : List.of(direct, readOnly, slice)) {
      signer.update(buffer);
    }
    calls.result("rest", () -> direct.remaining() + readOnly.remaining() + slice.remaining());
    calls.action("null", () -> signer.update((ByteBuffer) null));
    calls.action("empty", () -> signer.update(ByteBuffer.allocate(0)));
    byte[] made = signer.sign();
    calls.result("signature", () -> verifies(side, algorithm, MESSAGE, made));
    Signature verifier = verifier(side, algorithm);
    verifier.update(ByteBuffer.wrap(MESSAGE).asReadOnlyBuffer());
    calls.result("verify", () -> verifier.verify(made));
  }

  private static void failed(Side side, String algorithm, Transcript calls) throws Exception {
    Signature signer = signer(side, algorithm);
    signer.update(MESSAGE);
    byte[] good = signer.sign();
    byte[] bad = good.clone();
    bad[bad.length - 1] ^= 1;
    Signature verifier = verifier(side, algorithm);
    List<byte[]> others =
        List.of(
            bad,
            new byte[0],
            new byte[good.length],
            Arrays.copyOf(good, good.length - 1),
            Arrays.copyOf(good, good.length + 1),
            new byte[1000]);
    for (int i = 0; i < others.size(); i++) {
      byte[] other = others.get(i);
      verifier.update(MESSAGE);
      calls.result("other " + i, () -> verifier.verify(other));
      verifier.update(MESSAGE);
      calls.result("good after " + i, () -> verifier.verify(good));
    }
  }

  private static void wrongKeys(Side side, String algorithm, Transcript calls) throws Exception {
    KeyPair keys = keys(side, algorithm);
    KeyPair wrong = side.keys(family(algorithm).equals("RSA") ? "EC" : "RSA");
    PrivateKey foreign = side.foreignKeys(family(algorithm)).getPrivate();
    Signature signature = signature(side, algorithm);
    calls.action("null", () -> signature.initSign(null));
    calls.action("null to verify", () -> signature.initVerify((PublicKey) null));
    calls.action("other algorithm", () -> signature.initSign(wrong.getPrivate()));
    calls.action("other algorithm to verify", () -> signature.initVerify(wrong.getPublic()));
    calls.action("foreign", () -> signature.initSign(foreign));
    calls.action("sign after all", signature::sign);
    calls.action("with a random", () -> signature.initSign(keys.getPrivate(), new SecureRandom()));
    calls.action("with a random null", () -> signature.initSign(keys.getPrivate(), null));
    calls.action(
        "public key of the other side",
        () -> signature.initVerify(side.foreignKeys(family(algorithm)).getPublic()));
  }

  // RSASSA-PSS takes the RSA keys of software too.
  private static String refusedFamily(String algorithm) {
    return algorithm.equals("RSASSA-PSS") ? "EC" : family(algorithm);
  }

  private static void refused(Side side, String algorithm, Transcript calls) throws Exception {
    Signature signer = signer(side, algorithm);
    signer.update(MESSAGE);
    try {
      signer.initSign(side.foreignKeys(refusedFamily(algorithm)).getPrivate());
      throw new IllegalStateException("not refused");
    } catch (InvalidKeyException refusal) {
      calls.action("update", () -> signer.update(MESSAGE));
      calls.action("sign", signer::sign);
    }
    signer.initSign(keys(side, algorithm).getPrivate());
    signer.update(MESSAGE);
    byte[] made = signer.sign();
    calls.result("initialised again", () -> verifies(side, algorithm, MESSAGE, made));
    Signature verifier = verifier(side, algorithm);
    verifier.update(MESSAGE);
    calls.action("null to verify", () -> verifier.initVerify((PublicKey) null));
    calls.action("verify", () -> verifier.verify(made));
    verifier.initVerify(keys(side, algorithm).getPublic());
    verifier.update(MESSAGE);
    calls.result("verify, initialised again", () -> verifier.verify(made));
  }

  private static void within(Side side, String algorithm, Transcript calls) throws Exception {
    Signature signature = signer(side, algorithm);
    signature.update(new byte[5]);
    signature.initSign(keys(side, algorithm).getPrivate());
    signature.update(MESSAGE);
    byte[] made = signature.sign();
    calls.result("sign", () -> verifies(side, algorithm, MESSAGE, made));
    signature.update(new byte[5]);
    signature.initVerify(keys(side, algorithm).getPublic());
    signature.update(MESSAGE);
    calls.result("verify", () -> signature.verify(made));
    signature.update(new byte[5]);
    signature.initVerify(keys(side, algorithm).getPublic());
    signature.update(MESSAGE);
    calls.result("verify again", () -> signature.verify(made));
    signature.initSign(keys(side, algorithm).getPrivate());
    signature.update(MESSAGE);
    byte[] last = signature.sign();
    calls.result("sign at last", () -> verifies(side, algorithm, MESSAGE, last));
  }

  @SuppressWarnings("deprecation")
  private static void parameters(Side side, String algorithm, Transcript calls) throws Exception {
    Signature signature = side.signature(algorithm);
    calls.result("none", signature::getParameters);
    calls.action("null", () -> signature.setParameter((AlgorithmParameterSpec) null));
    calls.action("unknown", () -> signature.setParameter(new ECGenParameterSpec("secp256r1")));
    calls.action("named", () -> signature.setParameter("name", "value"));
    calls.result("get named", () -> signature.getParameter("name"));
    if (family(algorithm).equals("EC")) {
      ECParameterSpec curve = ((ECKey) side.keys("EC").getPublic()).getParams();
      calls.action("curve", () -> signature.setParameter(curve));
      signature.initSign(side.keys("EC").getPrivate());
      calls.action("curve with a key", () -> signature.setParameter(curve));
      calls.result("the curve", () -> signature.getParameters().getAlgorithm());
    }
  }

  private static void tooLong(Side side, String algorithm, Transcript calls) throws Exception {
    for (int length : new int[] {64, 65, 245, 246, 600}) {
      Signature signer = signer(side, algorithm);
      calls.action("update " + length, () -> signer.update(new byte[length]));
      calls.action("sign " + length, signer::sign);
      calls.action("sign after " + length, () -> sign(signer));
      Signature verifier = verifier(side, algorithm);
      calls.action("update verifier " + length, () -> verifier.update(new byte[length]));
      calls.action("verify " + length, () -> verifier.verify(new byte[64]));
    }
  }

  private static byte[] sign(Signature signer) throws SignatureException {
    signer.update(MESSAGE);
    return signer.sign();
  }
}
