package io.github.tpm4j.provider.contracts;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;

/** ECDH that was used rightly and wrongly. */
final class AgreementScripts {
  private static final int SECRET_BYTES = 32;

  private AgreementScripts() {}

  static Stream<Script> all() {
    return Stream.of(
        new Script("ECDH, no init", AgreementScripts::noInit),
        new Script("ECDH, phases", AgreementScripts::phases),
        new Script("ECDH, secrets", AgreementScripts::secrets),
        new Script("ECDH, names of secrets", AgreementScripts::names),
        new Script("ECDH, wrong keys", AgreementScripts::wrongKeys),
        new Script("ECDH, wrong public keys", AgreementScripts::wrongPublicKeys),
        new Script("ECDH, refused", AgreementScripts::refused),
        new Script("ECDH, parameters", AgreementScripts::parameters));
  }

  private static KeyAgreement started(Side side) throws Exception {
    KeyAgreement agreement = side.agreement();
    agreement.init(side.keys("EC").getPrivate());
    return agreement;
  }

  private static Key other(Side side) {
    return side.foreignKeys("EC").getPublic();
  }

  private static void noInit(Side side, Transcript calls) throws Exception {
    KeyAgreement agreement = side.agreement();
    calls.result("doPhase", () -> agreement.doPhase(other(side), true));
    calls.result("generateSecret", agreement::generateSecret);
    calls.result("generateSecret into", () -> agreement.generateSecret(new byte[99], 0));
    calls.result("generateSecret named", () -> agreement.generateSecret("TlsPremasterSecret"));
    agreement.init(side.keys("EC").getPrivate());
    calls.result("before a phase", agreement::generateSecret);
    calls.result("into before a phase", () -> agreement.generateSecret(new byte[99], 0));
    calls.result("named before a phase", () -> agreement.generateSecret("TlsPremasterSecret"));
  }

  private static void phases(Side side, Transcript calls) throws Exception {
    KeyAgreement agreement = started(side);
    calls.result("not the last", () -> agreement.doPhase(other(side), false));
    calls.result("the last", () -> agreement.doPhase(other(side), true));
    calls.result("one more", () -> agreement.doPhase(side.otherKeys("EC").getPublic(), true));
    byte[] secret = agreement.generateSecret();
    calls.result("the first counts", () -> Arrays.equals(secret, secret(side, other(side))));
    calls.result("after the secret", () -> agreement.doPhase(other(side), true));
    calls.result("the secret again", () -> Arrays.equals(secret, agreement.generateSecret()));
    agreement.doPhase(other(side), true);
    agreement.init(side.keys("EC").getPrivate());
    calls.result("after another init", agreement::generateSecret);
  }

  private static byte[] secret(Side side, Key other) throws Exception {
    KeyAgreement agreement = started(side);
    agreement.doPhase(other, true);
    return agreement.generateSecret();
  }

  private static void secrets(Side side, Transcript calls) throws Exception {
    KeyAgreement agreement = started(side);
    agreement.doPhase(other(side), true);
    byte[] out = new byte[100];
    calls.result("short", () -> agreement.generateSecret(new byte[SECRET_BYTES - 1], 0));
    calls.result("offset too great", () -> agreement.generateSecret(out, 90));
    calls.result("offset beyond", () -> agreement.generateSecret(out, 200));
    calls.result("long enough", () -> agreement.generateSecret(out, 20));
    calls.result("again", agreement::generateSecret);
    byte[] expected = secret(side, other(side));
    calls.result(
        "the same", () -> Arrays.equals(expected, Arrays.copyOfRange(out, 20, 20 + SECRET_BYTES)));
    agreement.doPhase(other(side), true);
    calls.result("null", () -> agreement.generateSecret(null, 0));
  }

  private static void names(Side side, Transcript calls) throws Exception {
    KeyAgreement agreement = started(side);
    for (String name : new String[] {"TlsPremasterSecret", "AES", "Foo", "", null}) {
      agreement.init(side.keys("EC").getPrivate());
      agreement.doPhase(other(side), true);
      calls.result("name " + name, () -> agreement.generateSecret(name).getAlgorithm());
    }
    agreement.init(side.keys("EC").getPrivate());
    agreement.doPhase(other(side), true);
    calls.result("refused", () -> agreement.generateSecret((String) null));
    calls.result("after a refusal", agreement::generateSecret);
  }

  private static void wrongKeys(Side side, Transcript calls) throws Exception {
    KeyAgreement agreement = side.agreement();
    calls.action("null", () -> agreement.init(null));
    calls.action("RSA", () -> agreement.init(side.keys("RSA").getPrivate()));
    calls.action("AES", () -> agreement.init(new SecretKeySpec(new byte[16], "AES")));
    calls.action("public", () -> agreement.init(side.keys("EC").getPublic()));
    calls.action("foreign", () -> agreement.init(side.foreignKeys("EC").getPrivate()));
    calls.action("random", () -> agreement.init(side.keys("EC").getPrivate(), new SecureRandom()));
  }

  private static void wrongPublicKeys(Side side, Transcript calls) throws Exception {
    KeyAgreement agreement = started(side);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    KeyPair longer = generator.generateKeyPair();
    ECPublicKey good = (ECPublicKey) other(side);
    BigInteger x = good.getW().getAffineX();
    calls.result("null", () -> agreement.doPhase(null, true));
    calls.result("RSA", () -> agreement.doPhase(side.foreignKeys("RSA").getPublic(), true));
    calls.result("private", () -> agreement.doPhase(side.keys("EC").getPrivate(), true));
    calls.result("longer curve", () -> agreement.doPhase(longer.getPublic(), true));
    calls.result(
        "not on the curve", () -> agree(agreement, at(good, new ECPoint(x, BigInteger.ONE))));
    calls.result("beyond the field", () -> agree(agreement, at(good, new ECPoint(x.not(), x))));
    calls.result("infinity", () -> agree(agreement, at(good, ECPoint.POINT_INFINITY)));
    agreement.init(side.keys("EC").getPrivate());
    calls.result("a class of one's own", () -> agree(agreement, at(good, good.getW())));
  }

  // Some find the fault in the phase, others when the secret is asked for.
  private static byte[] agree(KeyAgreement agreement, Key other) throws Exception {
    try {
      agreement.doPhase(other, true);
      return agreement.generateSecret();
    } catch (java.security.ProviderException e) {
      throw new InvalidKeyException(e);
    }
  }

  private static ECPublicKey at(ECPublicKey like, ECPoint point) {
    return new OwnPublicKey(like.getParams(), point);
  }

  private record OwnPublicKey(ECParameterSpec curve, ECPoint point) implements ECPublicKey {
    private static final long serialVersionUID = 1L;

    @Override
    public ECPoint getW() {
      return point;
    }

    @Override
    public ECParameterSpec getParams() {
      return curve;
    }

    @Override
    public String getAlgorithm() {
      return "EC";
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

  private static void refused(Side side, Transcript calls) throws Exception {
    KeyAgreement agreement = started(side);
    agreement.doPhase(other(side), true);
    calls.action("init", () -> agreement.init(side.foreignKeys("EC").getPrivate()));
    calls.result("the secret of before", agreement::generateSecret);
    calls.result("doPhase", () -> agreement.doPhase(other(side), true));
    calls.result("its secret", agreement::generateSecret);
    agreement.init(side.keys("EC").getPrivate());
    agreement.doPhase(other(side), true);
    calls.result("initialised again", agreement::generateSecret);
    calls.action("init RSA", () -> agreement.init(side.keys("RSA").getPrivate()));
    calls.result("doPhase after RSA", () -> agreement.doPhase(other(side), true));
    calls.action("init null", () -> agreement.init(null));
    calls.result("doPhase after null", () -> agreement.doPhase(other(side), true));
  }

  private static void parameters(Side side, Transcript calls) throws Exception {
    KeyAgreement agreement = side.agreement();
    Key key = side.keys("EC").getPrivate();
    calls.action("null", () -> agreement.init(key, (AlgorithmParameterSpec) null));
    calls.action("curve", () -> agreement.init(key, new ECGenParameterSpec("secp256r1")));
    calls.result("doPhase after them", () -> agreement.doPhase(other(side), true));
  }
}
