#!/bin/bash
# Bouncy Castle 1.87: KeyFactory "ML-DSA" refuses the HashML-DSA keys that KeyPairGenerator "ML-DSA" makes.
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
JAVA_HOME=$(dirname "$(dirname "$java")") mvn -q -B -ntp -Dstyle.color=never \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=org.bouncycastle:bcprov-jdk18on:1.87 -DoutputDirectory="$work" > maven.log || { cat maven.log; exit 1; }

cat > ReadBack.java << 'END'
import java.security.*;
import java.security.spec.*;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

class ReadBack {
  static final Provider PROVIDER = new BouncyCastleProvider();

  public static void main(String[] args) throws Exception {
    System.out.println("Bouncy Castle " + PROVIDER.getVersionStr());
    readBack(MLDSAParameterSpec.ml_dsa_44, true);
    readBack(MLDSAParameterSpec.ml_dsa_44_with_sha512, false);
    readBack(MLDSAParameterSpec.ml_dsa_65_with_sha512, false);
    readBack(MLDSAParameterSpec.ml_dsa_87_with_sha512, false);
  }

  static void readBack(MLDSAParameterSpec parameters, boolean expected) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-DSA", PROVIDER);
    generator.initialize(parameters);
    KeyPair pair = generator.generateKeyPair();
    KeySpec publicKey = new X509EncodedKeySpec(pair.getPublic().getEncoded());
    KeySpec privateKey = new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded());
    System.out.println(pair.getPublic().getAlgorithm() + ", "
        + SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()).getAlgorithm().getAlgorithm());
    String factory = "ML-DSA";
    if (reads(factory, publicKey) != expected || reads(factory, privateKey) != expected) {
      throw new AssertionError("other than described");
    }
    if (!reads("HASH-ML-DSA", publicKey) || !reads("HASH-ML-DSA", privateKey)) {
      throw new AssertionError("HASH-ML-DSA does not read the key");
    }
  }

  static boolean reads(String factory, KeySpec key) throws Exception {
    String attempt = "  KeyFactory " + factory + ", " + key.getClass().getSimpleName() + ": ";
    try {
      KeyFactory keys = KeyFactory.getInstance(factory, PROVIDER);
      Key read = key instanceof X509EncodedKeySpec ? keys.generatePublic(key) : keys.generatePrivate(key);
      System.out.println(attempt + "a key of " + read.getAlgorithm());
      return true;
    } catch (InvalidKeySpecException e) {
      System.out.println(attempt + e.getMessage());
      return false;
    }
  }
}
END

"$java" -version 2>&1 | sed -n 2p
echo "Guess: the KeyFactory of a name reads the keys that the KeyPairGenerator of the same name makes."
echo "Seen:"
"$java" -cp bcprov-jdk18on-1.87.jar ReadBack.java 2>&1 || { echo "CHANGED: see above"; exit 1; }
echo "The behaviour is as described."
