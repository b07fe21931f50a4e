package io.github.tpm4j.provider.contracts;

import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.stream.Stream;

/** The parameters of RSASSA-PSS in every order. */
final class PssScripts {
  static final PSSParameterSpec SHA256 =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
  private static final PSSParameterSpec SHA384 =
      new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1);
  private static final PSSParameterSpec TOO_LONG =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 500, 1);

  private PssScripts() {}

  static Stream<Script> all() {
    return Stream.of(
        new Script("PSS without parameters", PssScripts::without),
        new Script("PSS, orders", PssScripts::orders),
        new Script("PSS, parameters it does not take", PssScripts::wrong),
        new Script("PSS, salt too long", PssScripts::tooLong),
        new Script("PSS, within a message", PssScripts::within));
  }

  private static void without(Side side, Transcript calls) throws Exception {
    Signature signature = side.signature("RSASSA-PSS");
    calls.result("getParameters", signature::getParameters);
    calls.action("initSign", () -> signature.initSign(side.keys("RSA").getPrivate()));
    calls.action("update", () -> signature.update((byte) 1));
    calls.action("sign", signature::sign);
    calls.action("initVerify", () -> signature.initVerify(side.keys("RSA").getPublic()));
    calls.action("update to verify", () -> signature.update((byte) 1));
    calls.action("verify", () -> signature.verify(new byte[256]));
  }

  private static void orders(Side side, Transcript calls) throws Exception {
    Signature before = side.signature("RSASSA-PSS");
    before.setParameter(SHA384);
    before.initSign(side.keys("RSA").getPrivate());
    calls.result("hash", () -> hash(before));
    byte[] first = before.sign();
    Signature after = side.signature("RSASSA-PSS");
    after.initSign(side.keys("RSA").getPrivate());
    after.setParameter(SHA256);
    byte[] second = after.sign();
    after.setParameter(SHA384);
    byte[] third = after.sign();
    Signature verifier = side.signature("RSASSA-PSS");
    verifier.initVerify(side.keys("RSA").getPublic());
    verifier.setParameter(SHA384);
    calls.result("set before init", () -> verifier.verify(first));
    calls.result("other hash", () -> verifier.verify(second));
    calls.result("set anew", () -> verifier.verify(third));
    verifier.setParameter(SHA256);
    calls.result("verifier set anew", () -> verifier.verify(second));
    verifier.initVerify(side.keys("RSA").getPublic());
    calls.result("kept by init", () -> verifier.verify(second));
    verifier.initSign(side.keys("RSA").getPrivate());
    calls.result("kept by the other init", () -> hash(verifier));
  }

  private static String hash(Signature signature) throws Exception {
    return signature.getParameters().getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
  }

  private static void wrong(Side side, Transcript calls) throws Exception {
    Signature signature = side.signature("RSASSA-PSS");
    signature.setParameter(SHA256);
    calls.action("null", () -> signature.setParameter((AlgorithmParameterSpec) null));
    calls.action("other mask", () -> signature.setParameter(spec("SHA-256", "MGF2", 1)));
    calls.action("other trailer", () -> signature.setParameter(spec("SHA-256", "MGF1", 2)));
    calls.action("unknown hash", () -> signature.setParameter(spec("SHA-7", "MGF1", 1)));
    calls.action(
        "no parameters of the mask",
        () -> signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", null, 32, 1)));
    calls.result("what stays", () -> hash(signature));
    calls.action("default", () -> signature.setParameter(PSSParameterSpec.DEFAULT));
    calls.result("what is new", () -> hash(signature));
  }

  private static PSSParameterSpec spec(String hash, String mask, int trailer) {
    return new PSSParameterSpec(hash, mask, MGF1ParameterSpec.SHA256, 32, trailer);
  }

  private static void tooLong(Side side, Transcript calls) throws Exception {
    Signature signer = side.signature("RSASSA-PSS");
    calls.action("without a key", () -> signer.setParameter(TOO_LONG));
    calls.action("init", () -> signer.initSign(side.keys("RSA").getPrivate()));
    calls.action("init to verify", () -> signer.initVerify(side.keys("RSA").getPublic()));
    Signature keyed = side.signature("RSASSA-PSS");
    keyed.initSign(side.keys("RSA").getPrivate());
    calls.action("with a key", () -> keyed.setParameter(TOO_LONG));
    calls.action("sign", keyed::sign);
    keyed.setParameter(SHA256);
    calls.action("with a key again", () -> keyed.setParameter(TOO_LONG));
    calls.result("what stays", () -> hash(keyed));
    calls.result("sign again", keyed::sign);
  }

  private static void within(Side side, Transcript calls) throws Exception {
    Signature signer = side.signature("RSASSA-PSS");
    signer.setParameter(SHA256);
    signer.initSign(side.keys("RSA").getPrivate());
    signer.update((byte) 1);
    calls.action("set", () -> signer.setParameter(SHA384));
    calls.action("set the same", () -> signer.setParameter(SHA256));
    calls.result("sign", signer::sign);
    calls.action("set after sign", () -> signer.setParameter(SHA384));
    signer.initVerify(side.keys("RSA").getPublic());
    signer.update((byte) 1);
    calls.action("set while verifying", () -> signer.setParameter(SHA256));
    signer.initVerify(side.keys("RSA").getPublic());
    calls.action("set after init", () -> signer.setParameter(SHA256));
  }
}
