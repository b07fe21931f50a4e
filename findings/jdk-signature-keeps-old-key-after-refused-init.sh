#!/bin/bash
# OpenJDK 17: after a refused initSign or initVerify, a Signature goes on signing with the key it had before.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download openjdk-17-jre-headless=17.0.19+10-1~deb12u2
dpkg -x openjdk-17-jre-headless_*.deb root
# The settings are links to where an installed package has them: let them name the extracted files.
find root -lname '/etc/*' -printf '%p\t%l\n' | while IFS=$'\t' read -r link target; do
  ln -sfn "$work/root$target" "$link"
done
java=$(echo "$work"/root/usr/lib/jvm/java-17-openjdk-*/bin/java)

cat > RefusedInit.java << 'END'
import java.security.*;
import javax.crypto.Cipher;

class RefusedInit {
  static final byte[] MESSAGE = "message".getBytes();

  public static void main(String[] args) throws Exception {
    KeyPair rsa = keyPair("RSA"), ec = keyPair("EC"), ed = keyPair("Ed25519");
    afterRefusedInitSign("SHA256withRSA", rsa, ec);
    afterRefusedInitSign("SHA256withECDSA", ec, rsa);
    afterRefusedInitSign("Ed25519", ed, rsa);

    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(rsa.getPrivate());
    expectInvalidKey(() -> signature.initVerify(ec.getPublic()));
    signature.update(MESSAGE);
    byte[] made = signature.sign();
    System.out.println("SHA256withRSA: initVerify refused a key of EC; sign() then gave " + made.length + " bytes");

    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, rsa.getPublic());
    expectInvalidKey(() -> cipher.init(Cipher.ENCRYPT_MODE, ec.getPublic()));
    try {
      cipher.doFinal(MESSAGE);
      throw new AssertionError("Cipher goes on, too");
    } catch (IllegalStateException e) {
      System.out.println("Cipher of the same JDK after a refused init: " + e);
    }
  }

  static void afterRefusedInitSign(String algorithm, KeyPair first, KeyPair second) throws Exception {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(first.getPrivate());
    expectInvalidKey(() -> signature.initSign(second.getPrivate()));
    signature.update(MESSAGE);
    byte[] made = signature.sign();
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(first.getPublic());
    verifier.update(MESSAGE);
    if (!verifier.verify(made)) throw new AssertionError("not of the first key");
    System.out.println(algorithm + " (" + signature.getProvider().getName() + "): initSign refused a key of "
        + second.getPrivate().getAlgorithm() + "; sign() then gave a signature of the first key");
  }

  interface Init { void run() throws Exception; }

  static void expectInvalidKey(Init init) throws Exception {
    try {
      init.run();
    } catch (InvalidKeyException e) {
      return;
    }
    throw new AssertionError("a key of another type was accepted");
  }

  static KeyPair keyPair(String algorithm) throws Exception {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }
}
END

"$java" -version 2>&1 | sed -n 2p
echo "Guess: a Signature whose new key was refused has no key (as a Cipher), and sign() throws."
echo "Seen:"
"$java" RefusedInit.java 2>&1 || { echo "CHANGED: see above"; exit 1; }
echo "The behaviour is as described."
